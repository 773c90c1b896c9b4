using Netto.Formulas.Parsing;

namespace Netto.Formulas.Terms;

/// <summary>One piece of a term: a column or a function of columns, with the text it was written in.</summary>
/// <param name="Label">As written, which is how results name it.</param>
/// <param name="Expression">What it computes.</param>
public sealed record Factor(string Label, Expression Expression)
{
    /// <inheritdoc />
    public bool Equals(Factor? other) => other is not null && Label == other.Label;

    /// <inheritdoc />
    public override int GetHashCode() => Label.GetHashCode(StringComparison.Ordinal);
}
