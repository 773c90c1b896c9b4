using System.CommandLine;
using Netto.Formulas.Data;
using Netto.Statistics.Models;
using Netto.Statistics.Surveys;

namespace Netto.Cli.Commands.Surveys;

/// <summary>Options that say how people came into a survey.</summary>
internal static class SurveyOptions
{
    internal static readonly Option<string?> Weights = new("--weights") { Description = "column with survey weights" };

    internal static readonly Option<string?> Strata = new("--strata")
    {
        Description = "column with the strata that were sampled apart",
    };

    internal static readonly Option<string?> Cluster = new("--cluster")
    {
        Description = "column with the units that were sampled (offices, households), each within one stratum",
    };

    internal static readonly Option<string?> Population = new("--fpc")
    {
        Description = "column with the units in the population of the stratum, or the share of them that was sampled",
    };

    private static readonly Option<string?> Lone = LoneOption();

    internal static void AddTo(Command command)
    {
        foreach (var option in new Option[] { Weights, Strata, Cluster, Population, Lone })
        {
            command.Options.Add(option);
        }
    }

    /// <summary>Whether more than weights was given.</summary>
    internal static bool HasDesign(CommandRun run) =>
        new[] { Strata, Cluster, Population }.Any(o => run.Options.GetValue(o) is not null);

    internal static SurveyDesign Of(CommandRun run, DataTable table) =>
        Of(
            table,
            run.Options.GetValue(Weights),
            (run.Options.GetValue(Strata), run.Options.GetValue(Cluster), run.Options.GetValue(Population))
        ) with
        {
            LoneUnits = run.Options.GetValue(Lone) switch
            {
                "certain" => LoneUnits.Certain,
                "centred" => LoneUnits.CentredOnSample,
                _ => LoneUnits.Refused,
            },
        };

    internal static SurveyDesign Of(
        DataTable table,
        string? weights,
        (string? Strata, string? Cluster, string? Population) columns
    ) =>
        (weights is null ? SurveyDesign.Unweighted(table.Rows) : new SurveyDesign(table.Numbers(weights))) with
        {
            Strata = Groups(table, columns.Strata, Strata),
            Units = Groups(table, columns.Cluster, Cluster),
            PopulationUnits = columns.Population is { } name ? table.Numbers(name) : null,
        };

    private static Clusters? Groups(DataTable table, string? column, Option<string?> option)
    {
        if (column is null)
        {
            return null;
        }

        var values = table.Texts(column);
        var missing = Array.IndexOf(values, null);
        return missing < 0
            ? Clusters.Of(column, Array.ConvertAll(values, v => v!))
            : throw new OptionException(
                $"{option.Name}: column '{column}' is empty in row {missing + 1}; expected a value in every row of the sample"
            );
    }

    private static Option<string?> LoneOption()
    {
        var option = new Option<string?>("--lone-units")
        {
            Description =
                "a stratum with one unit: refuse (default), certain (adds nothing) or centred (about the whole sample)",
        };
        option.AcceptOnlyFromAmong("refuse", "certain", "centred");
        return option;
    }
}
