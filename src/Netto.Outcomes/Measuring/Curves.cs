namespace Netto.Outcomes.Measuring;

/// <summary>The month in which something first happened to each person, for a cumulative curve.</summary>
/// <param name="Id">The outcome or service.</param>
/// <param name="EventMonth">Month after the origin, counted from 1; 0 where it did not happen.</param>
/// <param name="FollowedMonths">Whole months after the origin that lie within the data.</param>
/// <param name="Months">Last month of the curve.</param>
public sealed record EventMonths(string Id, int[] EventMonth, int[] FollowedMonths, int Months);

/// <summary>Whether a state holds at the end of each month after the origin.</summary>
/// <param name="Id">The outcome.</param>
/// <param name="Holds">One array a month, from month 1: 1, 0, or −1 where the data end before.</param>
public sealed record MonthlyStates(string Id, IReadOnlyList<sbyte[]> Holds);

/// <summary>The state of the benefit right of each person at the end of a month.</summary>
/// <param name="Month">Month after entry.</param>
/// <param name="States">The states of the protocol, in its order.</param>
/// <param name="Codes">Index into the states; −1 where the data end before or no state fits.</param>
public sealed record BenefitStatus(int Month, IReadOnlyList<string> States, int[] Codes);
