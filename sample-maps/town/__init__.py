# SPDX-License-Identifier: Apache-2.0
"""The made-up town of Älvhamra, piece by piece: streets, blocks, places, audit."""
