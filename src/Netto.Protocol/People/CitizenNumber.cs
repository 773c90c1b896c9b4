using System.Globalization;

namespace Netto.Protocol;

/// <summary>
/// A Dutch citizen service number (BSN): nine digits d1…d9 with 9·d1 + 8·d2 + … + 2·d8 − d9 divisible by 11 and not all zero.
/// Since the weight of the last digit is −1, every last digit is equally likely among valid numbers.
/// </summary>
public readonly record struct CitizenNumber
{
    private CitizenNumber(int value) => Value = value;

    /// <summary>The number; written with nine digits.</summary>
    public int Value { get; }

    /// <summary>The last digit, 0 to 9.</summary>
    public int LastDigit => Value % 10;

    /// <summary>Whether a number passes the 11-test.</summary>
    /// <param name="value">1 to 999,999,999; anything else does not pass.</param>
    public static bool Passes(int value)
    {
        return value is > 0 and <= 999_999_999 && Remainder(value / 10) == value % 10;
    }

    /// <summary>The number with these first eight digits; null where no last digit makes it pass.</summary>
    /// <param name="firstEight">1 to 99,999,999.</param>
    public static CitizenNumber? WithFirstDigits(int firstEight)
    {
        var last = Remainder(firstEight);
        return firstEight is > 0 and <= 99_999_999 && last < 10 ? new CitizenNumber((10 * firstEight) + last) : null;
    }

    // The last digit must be what the weighted sum of the others leaves when it is divided by 11.
    private static int Remainder(int firstEight)
    {
        var sum = 0;
        for (var weight = 2; weight <= 9; weight++)
        {
            sum += weight * (firstEight % 10);
            firstEight /= 10;
        }

        return sum % 11;
    }

    /// <summary>Reads eight or nine digits (registers drop the leading zero), without spaces or points.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out CitizenNumber number)
    {
        number = default;
        if (
            text.Length is not (8 or 9)
            || !int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value)
            || !Passes(value)
        )
        {
            return false;
        }

        number = new CitizenNumber(value);
        return true;
    }

    /// <summary>Makes a number from an integer.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number fails the 11-test.</exception>
    public static CitizenNumber From(int value) =>
        Passes(value)
            ? new CitizenNumber(value)
            : throw new ArgumentOutOfRangeException(nameof(value), value, "The number fails the 11-test.");

    /// <inheritdoc/>
    public override string ToString() => Value.ToString("000000000", CultureInfo.InvariantCulture);
}
