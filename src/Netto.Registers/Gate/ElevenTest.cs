namespace Netto.Registers.Gate;

/// <summary>The check on Dutch citizen numbers: 9a + 8b + … + 2h − i is a multiple of 11.</summary>
public static class ElevenTest
{
    private const int Digits = 9;

    /// <summary>The number with its leading zero, or null when it has not 8 or 9 digits.</summary>
    public static string? Normalised(string text)
    {
        var trimmed = text.Trim();
        var whole = trimmed.Length is 8 or Digits && trimmed.All(char.IsAsciiDigit);
        return whole ? trimmed.PadLeft(Digits, '0') : null;
    }

    /// <summary>Whether a text is a citizen number that passes; 8 digits are read with a leading zero, and 0 does not pass.</summary>
    public static bool Passes(string text)
    {
        if (Normalised(text) is not { } number || number.TrimStart('0').Length == 0)
        {
            return false;
        }
        var sum = -(number[Digits - 1] - '0');
        for (var place = 0; place < Digits - 1; place++)
        {
            sum += (Digits - place) * (number[place] - '0');
        }
        return sum % 11 == 0;
    }
}
