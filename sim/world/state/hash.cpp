// FNV-1a over everything that a rule can read, in a fixed order, doubles by their bits. News texts, loss
// curves and the history of past hashes are left out: no rule reads them.
#include <bit>
#include <string_view>

#include "sim/world/state/world.h"

namespace partly::world {
namespace {

class Hasher {
 public:
  std::uint64_t value() const { return hash_; }

  void add(std::uint64_t bits) {
    for (int shift = 0; shift < 64; shift += 8) hash_ = (hash_ ^ ((bits >> shift) & 0xFF)) * 0x100000001B3ull;
  }
  void add(std::int64_t number) { add(static_cast<std::uint64_t>(number)); }
  void add(int number) { add(static_cast<std::int64_t>(number)); }
  void add(bool truth) { add(static_cast<std::uint64_t>(truth)); }
  void add(double number) { add(std::bit_cast<std::uint64_t>(number == 0 ? 0.0 : number)); }
  void add(std::string_view text) {
    add(static_cast<std::uint64_t>(text.size()));
    for (const char c : text) add(static_cast<std::uint64_t>(static_cast<unsigned char>(c)));
  }
  void add(const std::string& text) { add(std::string_view(text)); }
  template <class E>
  requires std::is_enum_v<E>
  void add(E value) { add(static_cast<int>(value)); }
  void add(econ::Money money) { add(money.cents); }
  void add(Quarter quarter) { add(quarter.year * 4 + quarter.quarter); }
  void add(const learn::Used& used) { all(used.labels, used.queries, used.flops); }
  void add(const learn::StudentScore& score) { all(score.accuracy, score.agreement); }
  void add(const learn::TrainResult& result) { all(result.students, result.used, result.teacher_accuracy); }
  void add(const learn::Sources& s) {
    all(s.own_labels, s.queries, s.access, s.top_k, s.digits, s.cover_share, s.open_weights);
  }
  void add(const learn::TrainJob& job) {
    all(job.sources, job.hidden, job.recipe.steps, job.seeds, job.seed);
  }
  void add(const forensics::MonitorReport& report) { all(report.alarm, report.alarm_at_query); }
  void add(const forensics::Exhibit& exhibit) { all(exhibit.p, exhibit.innocents.false_positive_rate(0.01)); }
  void add(const econ::Bill& bill) { all(bill.labels, bill.queries, bill.compute, bill.fixed); }
  void add(const econ::Posting& p) { all(p.party, p.account, p.amount); }
  void add(const econ::Transaction& t) { all(t.number, t.quarter, t.event, t.postings); }
  void add(const law::Record& r) {
    all(r.showings, r.alarm_logged, r.log_admitted, r.records_open, r.answers_in_records, r.licensed,
        r.ban_in_force, r.pleas, r.survived_motion, r.answer);
    add(r.claimant_copied);
  }
  void add(const law::Showing& s) { all(s.id, s.p, s.false_positive_rate); }
  void add(const law::Verdict& v) {
    all(v.for_claimant, v.probability, v.award_usd, v.theory_accepted, v.proven, v.remedies);
  }
  void add(const law::Filings& f) { all(f.motion, f.appeal); }
  void add(const law::Precedent& p) {
    for (const law::Belief& belief : p.beliefs) all(belief.accepted, belief.rejected);
    add(p.norm);
  }
  void add(const law::Proceeding& p) {
    all(p.id, p.claimant, p.defendant, p.theory, p.model, p.stage, p.opened, p.stage_since, p.filed, p.record,
        p.verdict, p.upheld_or_changed, p.settled_usd);
  }
  void add(const Arranged& a) {
    all(a.compute_until, a.gflop_usd, a.gflop_left, a.counsel, a.records_since, a.warranty_until,
        a.warranty_left_usd, a.resale_usd);
  }
  void add(const Lab& lab) {
    all(lab.id, lab.kind, lab.trust, lab.price_usd, lab.released, lab.ownership, lab.licence_until,
        lab.access_cut, lab.alarms, lab.cut_in, lab.queries_this_quarter, lab.raised_this_quarter_usd,
        lab.share, lab.sales_usd, lab.sales_history_usd, lab.credibility, lab.pleaded_practice,
        lab.audited_until, lab.arranged);
  }
  void add(const Model& m) {
    all(m.id, m.owner, m.route, m.state, m.begun, m.due, m.licensed, m.job, m.paid, m.result, m.monitor,
        m.exhibit, m.guess, m.sales_usd, m.enjoined, m.summary_published, m.on_file, m.warranted,
        m.queries_lost, m.own_exam);
  }
  void add(const Console& c) {
    all(c.access, c.top_k, c.digits, c.defence, c.defence_strength, c.query_label_usd,
        c.query_probability_usd, c.alarm_rate, c.volume_limit, c.alarms_before_cut);
  }
  void add(const law::Clause& clause) { all(clause.kind, clause.number, clause.text); }
  void add(const law::Terms& terms) { all(terms.version, terms.from_quarter, terms.clauses); }
  void add(const CrowdWatched& w) {
    all(w.accounts, w.thieves, w.accused, w.accused_by_volume, w.house_accuracy, w.served_accuracy,
        w.confidence_error);
  }
  void add(const Crowd& crowd) {
    all(crowd.watched, crowd.trade_usd, crowd.lost_to_alarms_usd, crowd.trade_history_usd,
        crowd.accused_history);
  }
  void add(const Suspicion& s) { all(s.model, s.since); }
  void add(const LicenceSold& l) { all(l.lab, l.fee_usd, l.royalty, l.from, l.until); }
  void add(const SettlementOffer& o) { all(o.proceeding, o.amount_usd); }
  void add(const Desk& desk) {
    all(desk.in_force, desk.ordered, desk.published, desk.trap_islets, desk.traps_ordered, desk.crowd,
        desk.suspicions, desk.licences, desk.offers);
  }
  void add(const Adjustment& adjustment) { all(adjustment.what, adjustment.factor); }
  void add(const Ruling& ruling) {
    all(ruling.proceeding, ruling.theory, ruling.belief_before, ruling.belief_after);
  }
  void add(const Job& job) { all(static_cast<std::uint64_t>(job.index()), id_of(job)); }

  template <class T>
  void add(const std::optional<T>& maybe) {
    add(maybe.has_value());
    if (maybe) add(*maybe);
  }
  template <class T>
  void add(const std::vector<T>& items) {
    add(static_cast<std::uint64_t>(items.size()));
    for (const T& item : items) add(item);
  }
  template <class... Parts>
  void all(const Parts&... parts) {
    (add(parts), ...);
  }

 private:
  std::uint64_t hash_ = 0xCBF29CE484222325ull;
};

}  // namespace

std::uint64_t hash(const World& world) {
  Hasher hasher;
  hasher.all(world.seed, world.now, world.labs, world.models, world.ledger.journal(), world.proceedings,
             world.jobs, world.adjustments, world.events_seen, world.precedent, world.rulings, world.next_id,
             world.ending);
  if (world.desk) hasher.add(*world.desk);  // so that games without one keep their hashes
  return hasher.value();
}

}  // namespace partly::world
