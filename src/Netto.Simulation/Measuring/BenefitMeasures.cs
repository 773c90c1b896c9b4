using Netto.Protocol;
using Netto.Simulation.Engine;

namespace Netto.Simulation.Measuring;

/// <summary>Outcomes about the benefit, from the rows of one person.</summary>
internal sealed class BenefitMeasures(string scheme, int revivalDays, IReadOnlyList<BenefitState> states)
{
    public BenefitMeasures(ExperimentProtocol protocol)
        : this(
            protocol.Population.Scheme ?? "",
            protocol.Population.RevivalDays ?? 0,
            protocol.BenefitStates?.States ?? []
        ) { }

    /// <summary>First day after the right, revivals included; <see cref="RegisterRows.NoEnd"/> while it runs.</summary>
    public (int End, string Reason) EndOfRight(RegisterRows rows, int entry)
    {
        var end = entry;
        var reason = "";
        while (Next(rows, entry, end) is { } spell && spell.Start - end <= (end == entry ? 0 : revivalDays))
        {
            (end, reason) = (spell.End, spell.EndReason);
            if (end == RegisterRows.NoEnd)
            {
                break;
            }
        }

        return (end, reason);
    }

    public double ExitToJob(RegisterRows rows, PersonDates dates, Window window, Outcome.ExitToJobWithin outcome)
    {
        var (end, reason) = EndOfRight(rows, dates.Entry);
        if (end >= window.Until)
        {
            return 0;
        }

        var near = outcome.SelfEmployedReasons.Contains(reason);
        foreach (var job in rows.Jobs)
        {
            near |= window.Holds(job.Start) && Near(end, job.Start, outcome.WithinMonthsOfExit);
        }

        return near ? 1 : 0;
    }

    public double Resumption(
        RegisterRows rows,
        PersonDates dates,
        Window window,
        IReadOnlyList<string> selfEmployedReasons
    )
    {
        var (end, reason) = EndOfRight(rows, dates.Entry);
        var resumed = end < window.Until && selfEmployedReasons.Contains(reason);
        foreach (var job in rows.Jobs)
        {
            resumed |= window.Holds(job.Start);
        }

        return resumed ? 1 : 0;
    }

    public double Returned(RegisterRows rows, PersonDates dates, Window window)
    {
        var (end, _) = EndOfRight(rows, dates.Entry);
        return end < window.Until && Next(rows, end + 1, end + 1) is { } back && back.Start < window.Until ? 1 : 0;
    }

    public double Fraction(RegisterRows rows, Window window, IReadOnlyList<string> schemes)
    {
        var covered = new CoveredDays(stackalloc (int, int)[64]);
        AddBenefits(ref covered, rows, window, schemes);
        return (double)covered.Count() / window.Days;
    }

    public double Neither(RegisterRows rows, Window window, Outcome.NeitherFraction outcome)
    {
        var covered = new CoveredDays(stackalloc (int, int)[128]);
        AddBenefits(ref covered, rows, window, outcome.Schemes);
        foreach (var job in rows.Jobs)
        {
            if (outcome.Jobs == JobScope.All || job.Start >= window.From)
            {
                covered.Add(job.Start, job.End, window);
            }
        }

        return 1 - ((double)covered.Count() / window.Days);
    }

    /// <summary>Monthly amounts by the day: twelve months are 365.25 days.</summary>
    public double Cost(RegisterRows rows, Window window, IReadOnlyList<string> schemes)
    {
        var sum = 0.0;
        foreach (var spell in rows.Benefits)
        {
            if (Counts(spell, schemes))
            {
                sum += spell.MonthlyAmount * 12 / 365.25 * window.DaysOf(spell.Start, spell.End);
            }
        }

        return sum;
    }

    public static double Other(RegisterRows rows, Window window, IReadOnlyList<string> schemes)
    {
        foreach (var spell in rows.Benefits)
        {
            if (window.Holds(spell.Start) && schemes.Contains(spell.Scheme))
            {
                return 1;
            }
        }

        return 0;
    }

    public static double PhaseChange(RegisterRows rows, Window window, Outcome.PhaseChange outcome)
    {
        foreach (var before in rows.Benefits)
        {
            foreach (var after in rows.Benefits)
            {
                if (
                    after.Start > before.Start
                    && window.Holds(after.Start)
                    && outcome.From.Contains(Column(before, outcome.Of))
                    && outcome.To.Contains(Column(after, outcome.Of))
                )
                {
                    return 1;
                }
            }
        }

        return 0;
    }

    /// <summary>
    /// In one of the named states on a day: the first state that fits holds, NaN when none does. Only spells of the
    /// schemes that the states name count: a sickness benefit says nothing about the right.
    /// </summary>
    public double Status(RegisterRows rows, int day, IReadOnlyList<string> wanted)
    {
        BenefitSpell? ended = null;
        var runs = false;
        foreach (var spell in rows.Benefits)
        {
            if (HasState(spell))
            {
                runs |= Runs(spell, day);
                ended = spell.End <= day && (ended is not { } last || EndsAfter(spell, last)) ? spell : ended;
            }
        }

        foreach (var state in states)
        {
            var fits =
                state.Side == StateSide.InBenefit
                    ? AnyRuns(rows, day, state)
                    : !runs
                        && (
                            state.EndReasons.Count > 0
                                ? ended is { } last && state.EndReasons.Contains(last.EndReason)
                                : state.Schemes.Count == 0 || AnyRuns(rows, day, state)
                        );
            if (fits)
            {
                return wanted.Contains(state.Id) ? 1 : 0;
            }
        }

        return double.NaN;
    }

    private static bool AnyRuns(RegisterRows rows, int day, BenefitState state)
    {
        foreach (var spell in rows.Benefits)
        {
            if (
                Runs(spell, day)
                && (state.Schemes.Count == 0 || state.Schemes.Contains(spell.Scheme))
                && (state.Classes.Count == 0 || state.Classes.Contains(spell.Class))
            )
            {
                return true;
            }
        }

        return false;
    }

    private bool HasState(BenefitSpell spell)
    {
        foreach (var state in states)
        {
            if (state.Side == StateSide.InBenefit && (state.Schemes.Count == 0 || state.Schemes.Contains(spell.Scheme)))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Runs(BenefitSpell spell, int day) => spell.Start <= day && spell.End > day;

    private static bool EndsAfter(BenefitSpell spell, BenefitSpell other) =>
        spell.End > other.End || (spell.End == other.End && spell.Start > other.Start);

    private void AddBenefits(ref CoveredDays covered, RegisterRows rows, Window window, IReadOnlyList<string> schemes)
    {
        foreach (var spell in rows.Benefits)
        {
            if (Counts(spell, schemes))
            {
                covered.Add(spell.Start, spell.End, window);
            }
        }
    }

    private bool Counts(BenefitSpell spell, IReadOnlyList<string> schemes) =>
        schemes.Count == 0 ? spell.Scheme == scheme : schemes.Contains(spell.Scheme);

    /// <summary>The spell of the right's scheme with the smallest start from a day on, other than one that began before.</summary>
    private BenefitSpell? Next(RegisterRows rows, int from, int reached)
    {
        BenefitSpell? next = null;
        foreach (var spell in rows.Benefits)
        {
            var comes = spell.Scheme == scheme && spell.Start >= from && spell.Start >= reached;
            next = comes && (next is null || spell.Start < next.Value.Start) ? spell : next;
        }

        return next;
    }

    private static bool Near(int end, int start, int months) =>
        start <= CalendarMonths.After(end, months) && end <= CalendarMonths.After(start, months);

    private static string Column(BenefitSpell spell, SpellColumn column) =>
        column switch
        {
            SpellColumn.Phase => spell.Phase,
            SpellColumn.Class => spell.Class,
            _ => spell.Scheme,
        };
}
