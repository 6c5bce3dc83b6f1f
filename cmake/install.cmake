# SPDX-License-Identifier: Apache-2.0
include(GNUInstallDirs)
install(TARGETS levelground RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
install(TARGETS levelground-png LIBRARY DESTINATION lib/levelground)
if(LEVELGROUND_DESKTOP AND TARGET levelground-desktop)
  install(TARGETS levelground-desktop RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
endif()
install(DIRECTORY criteria mappings texts templates sample-maps DESTINATION ${CMAKE_INSTALL_DATADIR}/levelground)
install(FILES LICENSE NOTICE DESTINATION ${CMAKE_INSTALL_DOCDIR})
