using Netto.Simulation.Engine;

namespace Netto.Simulation.Wga;

/// <summary>
/// What the source publishes about one history, by name. NaN is "not seen". The same names stand in
/// <c>Published/wga.csv</c>.
/// </summary>
internal sealed class WgaMeasures
{
    private static readonly string[] StatusNames =
    [
        "35-80",
        "80-100",
        "iva",
        "detention",
        "recovered",
        "pension",
        "death",
        "other",
        "wia",
    ];

    private readonly Dictionary<string, int> _index = new(StringComparer.Ordinal);
    private readonly int _horizon;
    private readonly double[] _values;

    public WgaMeasures(int horizonMonths)
    {
        _horizon = horizonMonths;
        foreach (var name in AllNames())
        {
            _index.Add(name, _index.Count);
        }

        Names = [.. _index.Keys];
        _values = new double[Names.Length];
    }

    /// <summary>All names, in the order of the values.</summary>
    public string[] Names { get; }

    /// <summary>The index of a name.</summary>
    public int IndexOf(string name) => _index[name];

    /// <summary>Measures the history made last; the array is used again for the next one.</summary>
    public double[] Of(WgaPerson person, WgaHistory history)
    {
        Array.Fill(_values, 0);
        var end = history.Months.StartOf(_horizon);
        Jobs(person, history, end);
        Benefit(person, history, end);
        Conversations(person, history, end);
        Purchases(history, end);
        SelfEmployment(person, history);
        Traits(person);
        return _values;
    }

    private static IEnumerable<string> AllNames() =>
        [
            "job",
            "job-large",
            "job-small",
            "employed",
            "no-job",
            "temporary",
            "permanent",
            "permanent-share",
            "wage",
            "days-fraction",
            "hours-fraction",
            "days-in-work",
            "hours-in-work",
            "self-employed",
            "left-wage-phase",
            "iva",
            "recovered",
            "full-to-partial",
            "benefit-cost",
            "sickness-cost",
            "unemployment-cost",
            .. from month in Enumerable.Range(1, 6) from status in StatusNames select $"status-{status}-{month * 6}",
            "conversations",
            "trajectories",
            "instruments",
            "any-conversation",
            "any-trajectory",
            "any-instrument",
            "any-service",
            .. ServiceModel
                .KindNames.Take(8)
                .SelectMany(k => new[] { $"count-{k}", $"any-{k}", $"running-{k}", $"new-{k}" }),
            "running-trajectory",
            "new-trajectory",
            "conversations-year-1",
            "conversations-year-2",
            "conversations-year-3",
            "work-fit-success",
            "schooling-or-to-work",
            "trajectory-within-year",
            "self-reporter",
            .. SelfReportModel.Traits.SelectMany(t => t.Categories.Select(c => $"{t.Name}={c}")),
        ];

    private void Set(string name, double value) => _values[_index[name]] = value;

    private void Add(string name, double value) => _values[_index[name]] += value;

    private void Jobs(WgaPerson person, WgaHistory history, int end)
    {
        var (any, large, at, permanentAt) = (false, false, false, false);
        var (hours, wages, count, days, until) = (0.0, 0.0, 0, 0, person.Entry);
        foreach (var job in history.Rows.Jobs)
        {
            if (job.Start < person.Entry || job.Start >= end)
            {
                continue;
            }

            any = true;
            large |= job.HoursPerWeek >= 12;
            wages += job.HourlyWage;
            count++;
            if (job.Start <= end - 1 && job.End > end - 1)
            {
                at = true;
                permanentAt |= job.Contract == WgaCodes.Permanent;
            }

            var last = Math.Min(job.End, end);
            hours += job.HoursPerWeek * (last - job.Start) / 7.0;
            // Jobs stand in the order of their start, so that days counted once are those beyond the last end.
            var from = Math.Max(job.Start, until);
            days += Math.Max(0, last - from);
            until = Math.Max(until, last);
        }

        Set("job", any ? 1 : 0);
        Set("job-large", large ? 1 : 0);
        Set("job-small", any && !large ? 1 : 0);
        Set("employed", at ? 1 : 0);
        Set("no-job", at ? 0 : 1);
        Set("permanent", permanentAt ? 1 : 0);
        Set("temporary", at && !permanentAt ? 1 : 0);
        Set("permanent-share", at ? (permanentAt ? 1 : 0) : double.NaN);
        Set("wage", any ? wages / count : double.NaN);
        Set("days-fraction", (double)days / (end - person.Entry));
        Set("hours-fraction", hours / (1800.0 * _horizon / 12));
        Set("days-in-work", days);
        Set("hours-in-work", hours);
    }

    private void Benefit(WgaPerson person, WgaHistory history, int end)
    {
        var cost = 0.0;
        Span<double> other = [0, 0];
        var (wagePhase, left, full, toPartial) = (false, false, false, false);
        BenefitSpell last = default;
        foreach (var spell in history.Rows.Benefits)
        {
            if (spell.Start >= end)
            {
                continue;
            }

            var paid = spell.MonthlyAmount * (Math.Min(spell.End, end) - spell.Start) / 30.4375;
            if (spell.Scheme is WgaCodes.SicknessBenefit or WgaCodes.UnemploymentBenefit)
            {
                other[spell.Scheme == WgaCodes.SicknessBenefit ? 0 : 1] += paid;
                continue;
            }

            cost += paid;
            left |= wagePhase && spell.Phase is WgaCodes.SupplementPhase or WgaCodes.FollowUpPhase;
            wagePhase |= spell.Phase == WgaCodes.WagePhase;
            toPartial |= full && spell.Class == "35-80";
            full |= spell.Class == "80-100";
            last = spell;
        }

        Set("benefit-cost", cost);
        Set("sickness-cost", other[0]);
        Set("unemployment-cost", other[1]);
        Set("left-wage-phase", left ? 1 : 0);
        Set("full-to-partial", toPartial ? 1 : 0);
        for (var half = 1; half <= 6; half++)
        {
            var day = history.Months.StartOf(Math.Min(half * 6, _horizon)) - 1;
            var status = StatusOn(day, history.Rows.Benefits);
            Set($"status-{status}-{half * 6}", 1);
            Set($"status-wia-{half * 6}", status is "35-80" or "80-100" or "iva" ? 1 : 0);
        }

        Set("iva", _values[_index["status-iva-36"]]);
        Set("recovered", _values[_index["status-recovered-36"]]);
    }

    private static string StatusOn(int day, List<BenefitSpell> spells)
    {
        var reason = "";
        foreach (var spell in spells)
        {
            if (spell.Scheme is WgaCodes.SicknessBenefit or WgaCodes.UnemploymentBenefit || spell.Start > day)
            {
                continue;
            }

            if (spell.End > day)
            {
                return spell.Class == WgaCodes.Iva ? "iva" : spell.Class;
            }

            reason = spell.EndReason;
        }

        return reason;
    }

    private void Conversations(WgaPerson person, WgaHistory history, int end)
    {
        foreach (var contact in history.Rows.Contacts)
        {
            if (contact.Status != WgaCodes.Held || contact.Date >= end)
            {
                continue;
            }

            var kind = contact.Kind is "orientation" or "coaching" or "evaluation" ? contact.Kind : "other";
            Add("conversations", 1);
            Add($"count-{kind}", 1);
            Set($"any-{kind}", 1);
            Set("any-conversation", 1);
            Set("any-service", 1);
            var year =
                contact.Date < history.Months.StartOf(12) ? 1
                : contact.Date < history.Months.StartOf(24) ? 2
                : 3;
            Add($"conversations-year-{year}", 1);
        }

        for (var year = 1; year <= 3; year++)
        {
            if (history.ServiceEnd <= history.Months.StartOf((year - 1) * 12))
            {
                Set($"conversations-year-{year}", double.NaN);
            }
        }
    }

    private void Purchases(WgaHistory history, int end)
    {
        var (closed, success) = (false, false);
        foreach (var trajectory in history.Rows.Trajectories)
        {
            if (trajectory.Start >= end)
            {
                if (trajectory.Start < history.Months.StartOf(_horizon + LateTrajectories.Months))
                {
                    Set($"new-{trajectory.Kind}", 1);
                    Set("new-trajectory", 1);
                }

                continue;
            }

            Add("trajectories", 1);
            Add($"count-{trajectory.Kind}", 1);
            Set($"any-{trajectory.Kind}", 1);
            Set("any-trajectory", 1);
            Set("any-service", 1);
            if (trajectory.Kind is "to-work" or "schooling")
            {
                Set("schooling-or-to-work", 1);
            }

            if (trajectory.Start < history.Months.StartOf(12))
            {
                Set("trajectory-within-year", 1);
            }

            if (trajectory.End > end - 1)
            {
                Set($"running-{trajectory.Kind}", 1);
                Set("running-trajectory", 1);
            }
            else if (trajectory.Kind == "work-fit")
            {
                closed = true;
                success |= trajectory.Result == WgaCodes.Success;
            }
        }

        Set("work-fit-success", closed ? (success ? 1 : 0) : double.NaN);
        foreach (var instrument in history.Rows.Instruments)
        {
            if (instrument.Start < end)
            {
                Add("instruments", 1);
                Set("any-instrument", 1);
                Set("any-service", 1);
            }
        }
    }

    private void SelfEmployment(WgaPerson person, WgaHistory history)
    {
        var first = DateOnly.FromDayNumber(person.Entry).Year;
        foreach (var year in history.Rows.SelfEmployment)
        {
            if (year.Year < first + 3)
            {
                Set("self-employed", 1);
            }
        }
    }

    private void Traits(WgaPerson person)
    {
        Set("self-reporter", person.AsksForService ? 1 : 0);
        ReadOnlySpan<int> categories =
        [
            person.AgeBand,
            person.Sex,
            person.Marital,
            person.Education,
            (int)person.Class,
            person.Several,
            person.Disorder,
            person.FromSickness,
        ];
        for (var i = 0; i < SelfReportModel.Traits.Length; i++)
        {
            var trait = SelfReportModel.Traits[i];
            Set($"{trait.Name}={trait.Categories[categories[i]]}", 1);
        }
    }
}
