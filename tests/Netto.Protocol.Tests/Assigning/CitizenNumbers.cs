namespace Netto.Protocol.Tests.Assigning;

/// <summary>Valid citizen numbers in order.</summary>
internal static class CitizenNumbers
{
    public static IEnumerable<CitizenNumber> From(int start) =>
        Enumerable.Range(start, int.MaxValue - start).Where(CitizenNumber.Passes).Select(CitizenNumber.From);
}
