using System.Text.Json;
using Netto.Statistics.Models;
using Netto.Statistics.Surveys;
using Netto.Statistics.Tests.Data;

namespace Netto.Statistics.Tests.Surveys;

/// <summary>The California sample with the weights and strata that tests/reference/surveys.R gives it.</summary>
internal sealed class StoredSurvey
{
    internal static JsonElement Values { get; } = StoredReference.Read("surveys.json");

    internal CsvColumns Data { get; } = ReferenceFolder.Table("api_cluster");

    internal double[] Weights => [.. Data.Numbers("pw").Select((w, i) => w * (1 + (i + 1) % 7))];

    internal Clusters Districts => Clusters.Of("dnum", Data.Numbers("dnum"));

    internal Clusters Strata => Clusters.Of("st", Data.Numbers("dnum").Select(d => d % 3).ToArray());

    internal double[] Units => [.. Data.Numbers("dnum").Select(d => new[] { 20.0, 31, 44 }[(int)d % 3])];

    internal DataColumn High => new("high", Array.ConvertAll(Data.Numbers("api00"), v => v > 650 ? 1.0 : 0));

    internal DataColumn Elementary => new("g", Data.Indicator("stype", "E"));

    internal DataColumn Jittered =>
        new("jittered", [.. Data.Numbers("api00").Select((v, i) => v + (i + 1) * 919 / 1e6)]);

    internal DataColumn this[string name] => new(name, Data.Numbers(name));

    internal SurveyDesign Design(string kind) =>
        kind switch
        {
            "plain" => new(Weights) { Units = Districts, Strata = Strata },
            "finite" => new(Weights)
            {
                Units = Districts,
                Strata = Strata,
                PopulationUnits = Units,
            },
            "rows" => new(Weights) { Strata = Strata },
            _ => throw new ArgumentException(kind),
        };
}
