namespace Netto.Evaluation.Tables;

/// <summary>A trait or label with named classes, one code a person.</summary>
/// <param name="Id">Name in the protocol.</param>
/// <param name="Levels">Classes in the order of the protocol, else in byte order.</param>
/// <param name="Codes">Index into the levels, −1 when unknown; length = people.</param>
public sealed record FactorColumn(string Id, IReadOnlyList<string> Levels, int[] Codes)
{
    /// <summary>Marks an unknown class.</summary>
    public const int Missing = -1;

    /// <summary>Makes a factor from texts; null is unknown, classes that are not named come last in byte order.</summary>
    public static FactorColumn From(string id, IReadOnlyList<string?> values, IReadOnlyList<string> named)
    {
        ArgumentNullException.ThrowIfNull(values);
        var known = named.ToHashSet(StringComparer.Ordinal);
        var others = values.OfType<string>().Where(value => !known.Contains(value)).Distinct(StringComparer.Ordinal);
        string[] levels = [.. named, .. others.Order(StringComparer.Ordinal)];
        var codeOf = levels
            .Select((level, code) => (level, code))
            .ToDictionary(p => p.level, p => p.code, StringComparer.Ordinal);
        return new FactorColumn(id, levels, [.. values.Select(value => value is null ? Missing : codeOf[value])]);
    }

    internal FactorColumn At(int[] order) => this with { Codes = Array.ConvertAll(order, row => Codes[row]) };
}

/// <summary>A number for each person; NaN where it is not known or not observed.</summary>
/// <param name="Id">Name in the protocol.</param>
/// <param name="Values">Length = people.</param>
public sealed record NumberColumn(string Id, double[] Values)
{
    internal NumberColumn At(int[] order) => this with { Values = Array.ConvertAll(order, row => Values[row]) };
}

/// <summary>Number of services of one kind that each person got within the follow-up.</summary>
/// <param name="Id">Service in the catalogue.</param>
/// <param name="Group">conversation, trajectory or instrument.</param>
/// <param name="Counts">Length = people.</param>
public sealed record ServiceColumn(string Id, string Group, double[] Counts)
{
    internal ServiceColumn At(int[] order) => this with { Counts = Array.ConvertAll(order, row => Counts[row]) };
}

/// <summary>Services of one group in one year of the follow-up, and who was in benefit in that year.</summary>
public sealed record ServiceYear(string Group, int Year, double[] Counts, bool[] InBenefit)
{
    internal ServiceYear At(int[] order) =>
        this with
        {
            Counts = Array.ConvertAll(order, row => Counts[row]),
            InBenefit = Array.ConvertAll(order, row => InBenefit[row]),
        };
}

/// <summary>Month of the first event for each person, for a cumulative curve.</summary>
/// <param name="Outcome">Outcome or service whose curve it is.</param>
/// <param name="EventMonth">Month after the origin, counted from 1; 0 when it did not happen.</param>
/// <param name="FollowedMonths">Whole months each person was followed.</param>
/// <param name="Months">Last month of the curve.</param>
public sealed record EventCurve(string Outcome, int[] EventMonth, int[] FollowedMonths, int Months)
{
    internal EventCurve At(int[] order) =>
        this with
        {
            EventMonth = Array.ConvertAll(order, row => EventMonth[row]),
            FollowedMonths = Array.ConvertAll(order, row => FollowedMonths[row]),
        };
}

/// <summary>A state at the end of each month, for a monthly curve.</summary>
/// <param name="Outcome">Outcome whose curve it is.</param>
/// <param name="Holds">One array a month (from 1); 1, 0, or −1 when not followed.</param>
public sealed record StateCurve(string Outcome, IReadOnlyList<sbyte[]> Holds)
{
    internal StateCurve At(int[] order) =>
        this with
        {
            Holds = [.. Holds.Select(month => Array.ConvertAll(order, row => month[row]))],
        };
}

/// <summary>Where each person stands in the benefit at one month.</summary>
public sealed record StatusColumn(int Month, FactorColumn Status)
{
    internal StatusColumn At(int[] order) => this with { Status = Status.At(order) };
}

/// <summary>A planned conversation: the form in which it was held, and who was still in benefit.</summary>
/// <param name="Month">Month the protocol plans it in.</param>
/// <param name="Among">Subgroup for which it is planned; null for everybody.</param>
/// <param name="Form">none, individual, group or unclear.</param>
/// <param name="InBenefit">Still in benefit then.</param>
public sealed record PlannedColumn(int Month, string? Among, FactorColumn Form, bool[] InBenefit)
{
    internal PlannedColumn At(int[] order) =>
        this with
        {
            Form = Form.At(order),
            InBenefit = Array.ConvertAll(order, row => InBenefit[row]),
        };
}

/// <summary>Who answered in a wave of the survey.</summary>
public sealed record WaveColumn(string Wave, bool[] Answered)
{
    internal WaveColumn At(int[] order) => this with { Answered = Array.ConvertAll(order, row => Answered[row]) };
}

/// <summary>A trajectory running at, or started in the year after, the end of the follow-up; NaN when the data do not reach.</summary>
public sealed record RunningColumn(string Kind, string State, double[] Holds)
{
    internal RunningColumn At(int[] order) => this with { Holds = Array.ConvertAll(order, row => Holds[row]) };
}
