using System.Globalization;
using Netto.Protocol;
using Netto.Simulation.Engine;

namespace Netto.Simulation.Measuring;

/// <summary>Which subgroups of a protocol each simulated person belongs to.</summary>
public sealed class SubgroupMembership
{
    private readonly ExperimentProtocol _protocol;
    private readonly SimulatedPopulation _population;
    private readonly Dictionary<string, TraitColumn> _columns;
    private readonly Dictionary<string, Covariate> _covariates;

    /// <summary>Prepares the subgroups of a protocol on simulated people.</summary>
    public SubgroupMembership(ExperimentProtocol protocol, SimulatedPopulation population)
    {
        _protocol = protocol;
        _population = population;
        _columns = population
            .PersonColumns.Select(c => ($"people.{c.Name}", c))
            .Concat(population.EntryColumns.Select(c => ($"entries.{c.Name}", c)))
            .Append(("entries.office", new TraitColumn("office", i => population.EntryOf(i).Office)))
            .ToDictionary(pair => pair.Item1, pair => pair.Item2);
        _covariates = protocol.Covariates.ToDictionary(c => c.Id);
    }

    /// <summary>Indices of the subgroups of a person, in the order of the protocol.</summary>
    public int[] Of(int person)
    {
        var members = new List<int>();
        for (var i = 0; i < _protocol.Subgroups.Count; i++)
        {
            if (
                _protocol
                    .Subgroups[i]
                    .Where.All(w => LevelOf(_covariates[w.Covariate], person) is { } l && w.Levels.Contains(l))
            )
            {
                members.Add(i);
            }
        }

        return [.. members];
    }

    /// <summary>The level of a covariate; null when it is missing.</summary>
    private string? LevelOf(Covariate covariate, int person) =>
        covariate switch
        {
            Covariate.Category category => TextOf(category.Column, person) is { Length: > 0 } text
                ? text
                : category.Empty,
            Covariate.Bands bands => BandOf(bands, NumberOf(_covariates[bands.Of], person)),
            Covariate.Regrouped regrouped => LevelOf(_covariates[regrouped.Of], person) is { } level
                ? regrouped.Into.FirstOrDefault(g => g.Levels.Contains(level))?.Code
                : null,
            _ => null,
        };

    private static string? BandOf(Covariate.Bands bands, double number)
    {
        if (double.IsNaN(number))
        {
            return bands.Unknown is null ? null : Covariate.Bands.UnknownLevel;
        }

        return bands.Into.LastOrDefault(b => b.From is not { } from || number >= from)?.Code;
    }

    private double NumberOf(Covariate covariate, int person) =>
        covariate switch
        {
            Covariate.Age => CompletedYears(_population.BirthDateOf(person), _population.EntryOf(person).Date),
            Covariate.Number number => TextOf(number.Column, person) is { Length: > 0 } text
                ? double.Parse(text, CultureInfo.InvariantCulture)
                : double.NaN,
            Covariate.Power power => Math.Pow(NumberOf(_covariates[power.Of], person), power.Exponent)
                / power.DividedBy,
            _ => double.NaN,
        };

    private string TextOf(ColumnReference column, int person) =>
        _columns.TryGetValue(column.ToString(), out var trait)
            ? trait.ValueOf(person)
            : throw new InputException(
                new Diagnostic("SIM002", "A covariate stands in a column that the simulation does not make.")
                {
                    Found = column.ToString(),
                    Expected = string.Join(", ", _columns.Keys.Order(StringComparer.Ordinal)),
                    Nearest = NearestName.Of(column.ToString(), _columns.Keys),
                }
            );

    private static int CompletedYears(int birth, int day)
    {
        var (from, to) = (DateOnly.FromDayNumber(birth), DateOnly.FromDayNumber(day));
        var years = to.Year - from.Year;
        return from.AddYears(years) > to ? years - 1 : years;
    }
}
