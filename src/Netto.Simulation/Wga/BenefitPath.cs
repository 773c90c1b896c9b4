using Netto.Simulation.Engine;

namespace Netto.Simulation.Wga;

/// <summary>
/// The benefit right of one person: classes over time and how it ends. A month at a time each event has a chance of its
/// own (own random number), so that a regime that raises one chance moves only the people at its margin.
/// </summary>
internal sealed class BenefitPath(WgaModel model)
{
    private readonly List<(int Day, WgaClass Class)> _changes = [];

    /// <summary>Classes with their first day, in order; the first is that at entry.</summary>
    public IReadOnlyList<(int Day, WgaClass Class)> Changes => _changes;

    /// <summary>First day without the benefit, or <see cref="RegisterRows.NoEnd"/>.</summary>
    public int End { get; private set; }

    /// <summary>Why it ended; empty while it runs.</summary>
    public string EndReason { get; private set; } = "";

    /// <summary>First day after the wage-related phase, if the benefit lasts that long.</summary>
    public int WagePhaseEnd { get; private set; }

    /// <summary>First day outside the WGA proper: in IVA, or out of the benefit.</summary>
    public int ServiceEnd { get; private set; }

    public void Generate(WgaPerson person, Regime regime, PersonMonths months)
    {
        _changes.Clear();
        _changes.Add((person.Entry, person.Class));
        End = RegisterRows.NoEnd;
        EndReason = "";
        WagePhaseEnd = EndOfWagePhase(person, regime, months);
        var current = person.Class;
        var pension = StatePension.DayOf(person.BirthDay);
        for (var month = 0; month < months.Count && EndReason.Length == 0; month++)
        {
            current = Step(person, regime, months, month, current);
            if (pension < months.StartOf(month + 1) && (EndReason.Length == 0 || pension < End))
            {
                Finish(Math.Max(pension, person.Entry + 1), WgaCodes.Pension);
            }
        }

        ServiceEnd = End;
        foreach (var (day, wiaClass) in _changes)
        {
            if (wiaClass == WgaClass.Permanent)
            {
                ServiceEnd = Math.Min(ServiceEnd, day);
            }
        }
    }

    public WgaClass ClassOn(int day)
    {
        var current = _changes[0].Class;
        foreach (var (changed, wiaClass) in _changes)
        {
            if (changed <= day)
            {
                current = wiaClass;
            }
        }

        return current;
    }

    private WgaClass Step(WgaPerson person, Regime regime, PersonMonths months, int month, WgaClass current)
    {
        var random = person.Random;
        var day = months.DayIn(month, random.Uniform(WgaStream.DayInMonth, month));
        var frail = Math.Exp(-0.5 * person.Health);
        var aged = person.Age >= 55 ? 1.6 : 0.7;
        if (random.Happens(model.Death * frail * aged, WgaStream.Death, month))
        {
            Finish(day, WgaCodes.Deceased);
            return current;
        }

        if (current == WgaClass.Permanent)
        {
            return current;
        }

        var half = Math.Min(WgaModel.HalfYears - 1, month / 6);
        var full = current == WgaClass.Full;
        // Service makes what somebody can and cannot do visible, and a new assessment turns that into IVA or recovery; during
        // the wage-related phase there is no occasion for one, and the regime makes no difference.
        var assessed = day < WagePhaseEnd ? Regime.None : regime;
        if (random.Happens(IvaRate(month, full, assessed) * frail, WgaStream.ToPermanent, month))
        {
            return Change(day, WgaClass.Permanent);
        }

        if (random.Happens(RecoveryRate(person, half, full, assessed), WgaStream.Recovery, month))
        {
            Finish(day, WgaCodes.Recovered);
            return current;
        }

        if (random.Happens(model.OtherExit, WgaStream.OtherExit, month))
        {
            Finish(day, WgaCodes.OtherReason);
            return current;
        }

        if (random.Happens(0.00002, WgaStream.Detention, month))
        {
            Finish(day, WgaCodes.Detained);
            return current;
        }

        if (!full)
        {
            return random.Happens(model.ToFull[half] * frail, WgaStream.ToFull, month)
                ? Change(day, WgaClass.Full)
                : current;
        }

        var toPartial = model.ToPartial * Math.Exp(model.ToPartialEffect[(int)regime]);
        return random.Happens(toPartial, WgaStream.ToPartial, month) ? Change(day, WgaClass.Partial) : current;
    }

    /// <summary>Three months to two years, longer for who worked longer; some have no wage-related phase.</summary>
    private int EndOfWagePhase(WgaPerson person, Regime regime, PersonMonths months)
    {
        if (person.WagePhaseLot < model.NoWagePhase)
        {
            return person.Entry;
        }

        if (person.WagePhaseLot > 1 - model.LongWagePhase[(int)regime])
        {
            return months.End;
        }

        var worked = Math.Clamp((person.Age - 20) / 40, 0, 1);
        var length = 3 + (21 * Math.Pow(person.Random.Uniform(WgaStream.WagePhaseLength), 1.4 - worked));
        return months.StartOf(Math.Min((int)length, months.Count));
    }

    private double IvaRate(int month, bool full, Regime regime) =>
        model.ToPermanent[Math.Min(WgaModel.HalfYears - 1, month / 6)]
        * (full ? 1.1 : 0.53)
        * Math.Exp(model.IvaEffect[(int)regime]);

    private double RecoveryRate(WgaPerson person, int half, bool full, Regime regime) =>
        model.Recovery[half]
        * (full ? 0.5 : 1.8)
        * Math.Exp((0.5 * person.Employability) - 0.125 + model.RecoveryEffect[(int)regime]);

    private WgaClass Change(int day, WgaClass to)
    {
        _changes.Add((day, to));
        return to;
    }

    private void Finish(int day, string reason)
    {
        End = day;
        EndReason = reason;
        _changes.RemoveAll(change => change.Day >= day && change.Day > _changes[0].Day);
    }
}

/// <summary>The day on which the state pension begins (legal ages in months, by year).</summary>
internal static class StatePension
{
    private const int FirstYear = 2016;
    private static readonly int[] Months = [786, 789, 792, 796, 796, 796, 799, 802, 804, 804, 804, 804, 807];

    public static int DayOf(int birthDay)
    {
        var birth = DateOnly.FromDayNumber(birthDay);
        for (var year = FirstYear; ; year++)
        {
            var reached = birth.AddMonths(AgeIn(year));
            if (reached.Year <= year)
            {
                return Math.Max(reached.DayNumber, new DateOnly(year, 1, 1).DayNumber);
            }
        }
    }

    /// <summary>Legal age in months in a year.</summary>
    public static int AgeIn(int year) => Months[Math.Clamp(year - FirstYear, 0, Months.Length - 1)];
}
