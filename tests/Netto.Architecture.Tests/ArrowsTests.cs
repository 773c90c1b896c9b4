using System.Xml.Linq;

namespace Netto.Architecture.Tests;

/// <summary>Who may know whom. The list is the architecture; a new arrow is a decision, with a record in docs/decisions.</summary>
[Trait("Kind", "Architecture")]
public sealed class ArrowsTests
{
    private static readonly Dictionary<string, string[]> Arrows = new(StringComparer.Ordinal)
    {
        ["Netto.Statistics"] = [],
        ["Netto.Formulas"] = ["Netto.Statistics"],
        ["Netto.Protocol"] = [],
        ["Netto.Assignment"] = ["Netto.Protocol"],
        ["Netto.DuckDb"] = [],
        ["Netto.Registers"] = ["Netto.DuckDb", "Netto.Protocol"],
        ["Netto.Simulation"] = ["Netto.Assignment", "Netto.Protocol", "Netto.Registers"],
        ["Netto.Outcomes"] = ["Netto.Protocol", "Netto.Registers"],
        ["Netto.Evaluation"] =
        [
            "Netto.Assignment",
            "Netto.Formulas",
            "Netto.Outcomes",
            "Netto.Protocol",
            "Netto.Statistics",
        ],
        ["Netto.Planning"] =
        [
            "Netto.Evaluation",
            "Netto.Outcomes",
            "Netto.Protocol",
            "Netto.Simulation",
            "Netto.Statistics",
        ],
        ["Netto.Reporting"] = ["Netto.Evaluation"],
        ["Netto.Cli"] =
        [
            "Netto.Assignment",
            "Netto.DuckDb",
            "Netto.Evaluation",
            "Netto.Formulas",
            "Netto.Outcomes",
            "Netto.Planning",
            "Netto.Protocol",
            "Netto.Registers",
            "Netto.Reporting",
            "Netto.Simulation",
            "Netto.Statistics",
        ],
    };

    [Fact]
    public void Every_project_knows_only_whom_it_may()
    {
        var found = Repository.Projects.ToDictionary(
            path => Path.GetFileNameWithoutExtension(path),
            path =>
                XDocument
                    .Load(path)
                    .Descendants("ProjectReference")
                    .Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value))
                    .Order(StringComparer.Ordinal)
                    .ToArray(),
            StringComparer.Ordinal
        );

        found.Keys.Order(StringComparer.Ordinal).ShouldBe(Arrows.Keys.Order(StringComparer.Ordinal));
        foreach (var (project, known) in found)
        {
            known.ShouldBe(Arrows[project], customMessage: project);
        }
    }

    [Fact]
    public void Statistics_takes_no_packages_with_input_or_output()
    {
        var project = Repository.Projects.Single(path =>
            path.EndsWith("Netto.Statistics.csproj", StringComparison.Ordinal)
        );

        var packages = XDocument
            .Load(project)
            .Descendants("PackageReference")
            .Select(reference => reference.Attribute("Include")!.Value);

        packages.Except(["MathNet.Numerics", "System.Numerics.Tensors"]).ShouldBeEmpty();
    }
}
