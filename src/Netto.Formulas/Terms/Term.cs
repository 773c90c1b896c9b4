namespace Netto.Formulas.Terms;

/// <summary>A product of factors, in the order written; <c>a:b</c> and <c>b:a</c> are the same term.</summary>
/// <param name="Factors">At least one.</param>
public sealed record Term(IReadOnlyList<Factor> Factors)
{
    /// <summary>Name: the labels of the factors with colons between.</summary>
    public string Label => string.Join(":", Factors.Select(f => f.Label));

    /// <inheritdoc />
    public bool Equals(Term? other) =>
        other is not null && Factors.Count == other.Factors.Count && Factors.All(f => other.Factors.Contains(f));

    /// <inheritdoc />
    public override int GetHashCode() => Factors.Aggregate(Factors.Count, (hash, f) => hash ^ f.GetHashCode());

    internal Term Times(Term other) => new([.. Factors, .. other.Factors.Where(f => !Factors.Contains(f))]);

    internal Term Without(Factor factor) => new([.. Factors.Where(f => f != factor)]);
}
