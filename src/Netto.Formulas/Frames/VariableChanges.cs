using Netto.Formulas.Data;
using Netto.Formulas.Terms;
using Netto.Statistics.Binary;

namespace Netto.Formulas.Frames;

/// <summary>
/// What marginal effects are of: the columns of a design one by one, and where a variable is in several (interactions, powers) the variable, with all columns that hold it.
/// </summary>
/// <remarks>
/// A variable of zeros and ones steps from 0 to 1, a factor from its base level to each other level, a condition such as <c>I(x &gt; 3)</c> from false to true; other numbers have
/// the derivative, by the rules of calculus. The constants of <c>scale(…)</c> stay those of the sample.
/// </remarks>
/// <param name="Changes">One change an effect, in the order of the formula.</param>
/// <param name="HeldStill">Levels and conditions that do not move with a variable that they are made of: <c>C(x)</c> beside <c>x</c>.</param>
public sealed record VariableChanges(
    IReadOnlyList<RegressorChange> Changes,
    IReadOnlyList<(string Variable, string Factor)> HeldStill
)
{
    /// <summary>The changes of the first part of a formula.</summary>
    /// <param name="table">The table that the frame was made from.</param>
    /// <param name="frame">The formula on its complete rows.</param>
    public static VariableChanges Of(DataTable table, ModelFrame frame)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(frame);
        if (frame.Rows.Length == 0 || frame.Formula.Parts[0].Terms.All(IsColumn))
        {
            return new([.. Columns(frame, _ => true)], []);
        }

        var columns = new VariableColumns(table, frame);
        return new([.. columns.All(frame)], [.. columns.Still()]);
    }

    /// <summary>The columns of some terms, each by itself.</summary>
    internal static IEnumerable<RegressorChange> Columns(ModelFrame frame, Func<string, bool> isOf) =>
        frame
            .Parts[0]
            .Sources.Where(s => s.Kind != DesignColumnKind.Constant && isOf(s.Term))
            .Select(s => RegressorChange.OfColumn(s.Label));

    private static bool IsColumn(Term term) => term.Factors is [{ Expression: Parsing.NameExpression }];
}
