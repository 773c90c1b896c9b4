using Netto.Protocol;

namespace Netto.Evaluation.Tables;

/// <summary>What the covariates of a protocol are made from.</summary>
public interface ICovariateSource
{
    /// <summary>Number of people.</summary>
    int Rows { get; }

    /// <summary>The column of a canonical or flat table, one value a person.</summary>
    /// <exception cref="InputException">There is no such column.</exception>
    RawColumn Column(ColumnReference reference, string usedBy);

    /// <summary>A finding about a column that should hold numbers, with the place of the first cell that does not, where it is known.</summary>
    Diagnostic Placed(Diagnostic finding, ColumnReference reference) => finding;

    /// <summary>Completed years at entry.</summary>
    double[] Age(string usedBy);

    /// <summary>Days from entry to the end of the data.</summary>
    double[] DaysFollowed(string usedBy);
}

/// <summary>Makes the traits of the protocol from columns, in the order of the protocol.</summary>
public sealed class CovariateBuilder(ICovariateSource source)
{
    private readonly Dictionary<string, FactorColumn> factors = new(StringComparer.Ordinal);
    private readonly Dictionary<string, NumberColumn> numbers = new(StringComparer.Ordinal);

    public IReadOnlyList<FactorColumn> Factors => [.. factors.Values];
    public IReadOnlyList<NumberColumn> Numbers => [.. numbers.Values];

    /// <summary>Codes that the protocol does not name, by covariate: deviations in the data.</summary>
    public List<UnknownCode> UnknownCodes { get; } = [];

    public void Add(Covariate covariate)
    {
        switch (covariate)
        {
            case Covariate.Category category:
                factors[category.Id] = Category(category);
                break;
            case Covariate.Number number:
                numbers[number.Id] = new NumberColumn(number.Id, Numeric(number));
                break;
            case Covariate.Age:
                numbers[covariate.Id] = new NumberColumn(covariate.Id, source.Age(covariate.Id));
                break;
            case Covariate.DaysFollowed:
                numbers[covariate.Id] = new NumberColumn(covariate.Id, source.DaysFollowed(covariate.Id));
                break;
            case Covariate.Power power:
                numbers[power.Id] = new NumberColumn(
                    power.Id,
                    Array.ConvertAll(
                        NumbersOf(power, power.Of),
                        value => Math.Pow(value, power.Exponent) / power.DividedBy
                    )
                );
                break;
            case Covariate.Bands bands:
                factors[bands.Id] = Banded(bands);
                break;
            case Covariate.Regrouped regrouped:
                factors[regrouped.Id] = Regroup(regrouped);
                break;
        }
    }

    private FactorColumn Category(Covariate.Category category)
    {
        var values = source.Column(category.Column, category.Id).AsCodes(category.LevelIds);
        var named = category.LevelIds.ToHashSet(StringComparer.Ordinal);
        var known = new string?[values.Length];
        var unknown = new SortedDictionary<string, int>(StringComparer.Ordinal);
        for (var row = 0; row < values.Length; row++)
        {
            var value = string.IsNullOrEmpty(values[row]) ? category.Empty : values[row];
            if (value is not null && !named.Contains(value))
            {
                unknown[value] = unknown.GetValueOrDefault(value) + 1;
                value = null;
            }
            known[row] = value;
        }
        UnknownCodes.AddRange(unknown.Select(pair => new UnknownCode(category.Id, pair.Key, pair.Value)));
        return FactorColumn.From(category.Id, known, category.LevelIds);
    }

    private double[] Numeric(Covariate.Number number) =>
        source.Column(number.Column, number.Id).AsNumbers()
        ?? throw new InputException(
            source.Placed(
                new Diagnostic("EVL002", $"Covariate {number.Id} is a number, but column {number.Column} holds text.")
                {
                    Path = $"covariates.{number.Id}",
                    Expected = "numbers",
                    Remedy = "Make it a covariate of type category, or mend the column.",
                },
                number.Column
            )
        );

    private double[] NumbersOf(Covariate covariate, string id) =>
        numbers.TryGetValue(id, out var column)
            ? column.Values
            : throw new InputException(
                new Diagnostic(
                    "EVL003",
                    $"Covariate {covariate.Id} needs {id}, which is not a number before it in the list."
                )
                {
                    Path = $"covariates.{covariate.Id}",
                    Nearest = NearestName.Of(id, numbers.Keys),
                    Remedy = "Put the number first.",
                }
            );

    private FactorColumn Banded(Covariate.Bands bands)
    {
        var values = NumbersOf(bands, bands.Of);
        double[] starts = [.. bands.Into.Select(band => band.From ?? double.NegativeInfinity)];
        var unknown = bands.Unknown is null ? FactorColumn.Missing : bands.Into.Count; // the last of the levels
        var codes = Array.ConvertAll(
            values,
            value => double.IsNaN(value) ? unknown : Array.FindLastIndex(starts, start => value >= start)
        );
        return new FactorColumn(bands.Id, bands.LevelIds, codes);
    }

    private FactorColumn Regroup(Covariate.Regrouped regrouped)
    {
        if (!factors.TryGetValue(regrouped.Of, out var old))
        {
            throw new InputException(
                new Diagnostic(
                    "EVL003",
                    $"Covariate {regrouped.Id} needs {regrouped.Of}, which is not a factor before it in the list."
                )
                {
                    Path = $"covariates.{regrouped.Id}",
                    Nearest = NearestName.Of(regrouped.Of, factors.Keys),
                    Remedy = "Put that covariate first.",
                }
            );
        }
        int[] groupOf =
        [
            .. old.Levels.Select(level => regrouped.Into.ToList().FindIndex(group => group.Levels.Contains(level))),
        ];
        var codes = Array.ConvertAll(old.Codes, code => code < 0 ? FactorColumn.Missing : groupOf[code]);
        return new FactorColumn(regrouped.Id, regrouped.LevelIds, codes);
    }
}
