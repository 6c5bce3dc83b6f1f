// SPDX-License-Identifier: Apache-2.0
#include "core/judge/site_results.hpp"

#include <stdexcept>

#include "core/judge/assessment.hpp"

namespace levelground {
namespace {

void number_gaps(SiteResult& result, std::size_t place) {
  for (Gap& gap : result.gaps) gap.site = static_cast<std::uint32_t>(place);
}

}  // namespace

SiteResults::SiteResults(std::vector<SiteResult> results) {
  for (SiteResult& result : results) push_back(std::move(result));
}

SiteResults::SiteResults(std::initializer_list<SiteResult> results) {
  for (const SiteResult& result : results) push_back(result);
}

const SiteResult& SiteResults::at(std::size_t i) const {
  if (i >= m_size) throw std::out_of_range("no site result has this number");
  return (*this)[i];
}

SiteResults::Block& SiteResults::own_block(std::size_t number) {
  std::shared_ptr<Block>& held = m_blocks[number];
  if (held.use_count() > 1) held = std::make_shared<Block>(*held);
  return *held;
}

void SiteResults::push_back(SiteResult result) {
  number_gaps(result, m_size);
  if (m_size % block == 0) m_blocks.push_back(std::make_shared<Block>());
  own_block(m_size / block).push_back(std::make_shared<SiteResult>(std::move(result)));
  ++m_size;
}

void SiteResults::resize(std::size_t size) {
  while (m_size < size) push_back({});
  if (m_size == size) return;
  m_blocks.resize((size + block - 1) / block);
  if (size % block != 0) own_block(size / block).resize(size % block);
  m_size = size;
}

void SiteResults::replace(std::size_t i, SiteResult result) {
  number_gaps(result, i);
  own_block(i / block)[i % block] = std::make_shared<SiteResult>(std::move(result));
}

SiteResult& SiteResults::edit(std::size_t i) {
  std::shared_ptr<SiteResult>& held = own_block(i / block)[i % block];
  if (held.use_count() > 1) held = std::make_shared<SiteResult>(*held);
  return *held;
}

}  // namespace levelground
