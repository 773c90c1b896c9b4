using System.Globalization;

namespace Netto.Formulas.Data;

/// <summary>A column of a table: numbers or text.</summary>
/// <param name="Name">Its name.</param>
public abstract record TableColumn(string Name)
{
    /// <summary>Number of rows.</summary>
    public abstract int Length { get; }
}

/// <summary>A column of numbers; NaN is missing.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Values">One value a row; not copied.</param>
public sealed record NumberColumn(string Name, double[] Values) : TableColumn(Name)
{
    /// <inheritdoc />
    public override int Length => Values.Length;
}

/// <summary>A column of text, as codes into its levels.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Codes">One code a row, from 0; −1 is missing.</param>
/// <param name="Levels">The texts, in byte order unless made otherwise; the first one present is the base.</param>
public sealed record TextColumn(string Name, int[] Codes, IReadOnlyList<string> Levels) : TableColumn(Name)
{
    /// <inheritdoc />
    public override int Length => Codes.Length;

    /// <summary>Codes texts; null and the empty text are missing; levels in byte order.</summary>
    /// <param name="name">Name of the column.</param>
    /// <param name="values">One text a row.</param>
    public static TextColumn Of(string name, IReadOnlyList<string?> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        string[] levels =
        [
            .. values.Where(v => !string.IsNullOrEmpty(v)).Select(v => v!).Distinct(StringComparer.Ordinal),
        ];
        return Of(name, values, [.. levels.Order(ByteOrder.Comparer)]);
    }

    /// <summary>Codes texts with the levels in a given order, the base first.</summary>
    /// <param name="name">Name of the column.</param>
    /// <param name="values">One text a row.</param>
    /// <param name="levels">All levels that occur.</param>
    public static TextColumn Of(string name, IReadOnlyList<string?> values, IReadOnlyList<string> levels)
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentNullException.ThrowIfNull(levels);
        var codes = levels.Select((l, i) => (l, i)).ToDictionary(p => p.l, p => p.i, StringComparer.Ordinal);
        return new TextColumn(name, [.. values.Select(v => string.IsNullOrEmpty(v) ? -1 : codes[v])], levels);
    }

    /// <summary>The text of a row, or null when it is missing.</summary>
    /// <param name="row">Row, from 0.</param>
    public string? this[int row] => Codes[row] < 0 ? null : Levels[Codes[row]];

    /// <summary>For messages: the first row that is no number, so that a stray word in a column of numbers is found.</summary>
    /// <param name="number">Number of a row for messages.</param>
    internal string FirstText(Func<int, int> number)
    {
        var isNumber = Levels
            .Select(l => double.TryParse(l, NumberStyles.Float, CultureInfo.InvariantCulture, out _))
            .ToArray();
        var row = Array.FindIndex(Codes, c => c >= 0 && !isNumber[c]);
        return row < 0 ? "" : $" (row {number(row)} has '{this[row]}')";
    }

    /// <summary>The same column with one level first, so that it is the base.</summary>
    /// <param name="level">A level of the column.</param>
    public TextColumn WithBase(string level)
    {
        var old = Levels.ToList();
        var at = old.IndexOf(level);
        if (at < 0)
        {
            throw new FormulaException(Name, 0, $"base level '{level}'", $"one of {string.Join(", ", Levels)}");
        }
        int[] order = [at, .. Enumerable.Range(0, old.Count).Where(i => i != at)];
        var place = new int[old.Count];
        for (var i = 0; i < order.Length; i++)
        {
            place[order[i]] = i;
        }
        return new TextColumn(Name, Array.ConvertAll(Codes, c => c < 0 ? c : place[c]), [.. order.Select(i => old[i])]);
    }
}
