using Netto.Formulas.Data;
using Netto.Formulas.Terms;
using Netto.Statistics.Models;

namespace Netto.Formulas.Frames;

/// <summary>A formula applied to a table: complete rows, outcome columns and labelled designs.</summary>
/// <param name="Formula">The formula.</param>
/// <param name="Rows">Numbers of the rows used, from 0, in the table given.</param>
/// <param name="Missing">Rows left out for a missing value, per column that has them.</param>
/// <param name="Parts">One a part of the formula.</param>
/// <param name="Extras">Further columns asked for (weights, clusters), on the same rows.</param>
public sealed record ModelFrame(
    Formula Formula,
    int[] Rows,
    IReadOnlyList<DroppedRows> Missing,
    IReadOnlyList<ModelPart> Parts,
    DataTable Extras
)
{
    /// <summary>The outcome of the first part; throws when the formula has none or a Surv().</summary>
    public DataColumn Outcome => Parts[0].Outcome(Formula);

    /// <summary>The table that the formula was applied to.</summary>
    public required DataTable Source { get; init; }

    /// <summary>Number for messages of a row used, as <see cref="DataTable.NumberOf"/> of the table given.</summary>
    /// <param name="row">Row among those used, from 0.</param>
    public int NumberOf(int row) => Source.NumberOf(Rows[row]);

    /// <summary>The design of the first part.</summary>
    public Design Design => Parts[0].Design;

    /// <summary>Rows left out in all for missing values.</summary>
    public required int RowsDropped { get; init; }

    /// <summary>What the formula reads as levels, text or C(…), on the rows used.</summary>
    public required IReadOnlyList<TextColumn> Factors { get; init; }

    /// <summary>Applies a formula to a table: rows complete on every variable and on <paramref name="extras"/>.</summary>
    /// <param name="formula">The formula.</param>
    /// <param name="table">The table, already subset.</param>
    /// <param name="extras">Columns that must be there too: weights, clusters.</param>
    /// <exception cref="FormulaException">When a name is no column or a value is infinite.</exception>
    public static ModelFrame Build(Formula formula, DataTable table, params IReadOnlyList<string> extras)
    {
        ArgumentNullException.ThrowIfNull(formula);
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(extras);
        var builder = new FrameBuilder(formula, table);
        return builder.Build(extras);
    }
}

/// <summary>One part of a formula applied to the rows.</summary>
/// <param name="Responses">Columns of the left side: none, one, or two or three for Surv().</param>
/// <param name="Design">The right side.</param>
/// <param name="Sources">The term and level that each column of the design stands for.</param>
public sealed record ModelPart(IReadOnlyList<DataColumn> Responses, Design Design, IReadOnlyList<DesignColumn> Sources)
{
    /// <summary>Terms of the formula that gave no column, with the reason, such as a factor with one level.</summary>
    public IReadOnlyList<DroppedColumn> Dropped { get; init; } = [];

    internal DataColumn Outcome(Formula formula) =>
        Responses.Count == 1
            ? Responses[0]
            : throw new FormulaException(formula.Text, 1, $"{Responses.Count} columns on the left", "one outcome");
}

/// <summary>Where a column of a design comes from.</summary>
/// <param name="Label">Label of the column.</param>
/// <param name="Term">The term, or the constant's label.</param>
/// <param name="Kind">Whether the column is a number, a level of a factor, a product, or the constant.</param>
public sealed record DesignColumn(string Label, string Term, DesignColumnKind Kind);

/// <summary>What a column of a design is.</summary>
public enum DesignColumnKind
{
    /// <summary>The constant.</summary>
    Constant,

    /// <summary>A number, or a function of numbers.</summary>
    Number,

    /// <summary>An indicator of one level of a factor; columns of one term are siblings.</summary>
    Level,

    /// <summary>An interaction.</summary>
    Product,
}
