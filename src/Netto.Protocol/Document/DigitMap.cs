namespace Netto.Protocol;

/// <summary>Which arm belongs to which last digit; every digit exactly once.</summary>
/// <param name="Entries">The entries as written, in order.</param>
public sealed record DigitMap(IReadOnlyList<DigitEntry> Entries)
{
    /// <summary>The arm of a digit.</summary>
    /// <param name="digit">0 to 9.</param>
    /// <exception cref="ArgumentOutOfRangeException">The digit is not in the map; a map that was read has all of them.</exception>
    public string ArmOf(int digit) =>
        Entries.FirstOrDefault(entry => entry.Digits.Contains(digit))?.Arm
        ?? throw new ArgumentOutOfRangeException(nameof(digit), digit, "The digit map has no arm for this digit.");

    /// <summary>The share of the digits that give an arm.</summary>
    public double ShareOf(string arm) =>
        Entries.Where(entry => string.Equals(entry.Arm, arm, StringComparison.Ordinal)).Sum(entry => entry.Digits.Count)
        / 10.0;

    /// <summary>Reads a set of digits: <c>even</c>, <c>odd</c>, <c>7</c>, <c>0-7</c> or <c>1,3,5-6</c>.</summary>
    /// <returns>The digits in order, repeated when written twice; null when the text is no set of digits.</returns>
    public static IReadOnlyList<int>? ParseDigits(string text)
    {
        switch (text.Trim())
        {
            case "even":
                return [0, 2, 4, 6, 8];
            case "odd":
                return [1, 3, 5, 7, 9];
        }

        var digits = new List<int>();
        foreach (var part in text.Split(','))
        {
            var ends = part.Split('-');
            if (ends.Length > 2 || Digit(ends[0]) is not { } low || Digit(ends[^1]) is not { } high || high < low)
            {
                return null;
            }

            digits.AddRange(Enumerable.Range(low, high - low + 1));
        }

        return digits;
    }

    private static int? Digit(string text) => text.Trim() is [>= '0' and <= '9' and var c] ? c - '0' : null;
}

/// <summary>A set of digits and its arm.</summary>
/// <param name="Text">The set as written.</param>
/// <param name="Digits">The digits.</param>
/// <param name="Arm">The arm.</param>
public sealed record DigitEntry(string Text, IReadOnlyList<int> Digits, string Arm);
