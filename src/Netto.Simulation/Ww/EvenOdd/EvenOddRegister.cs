using System.Globalization;
using Netto.Protocol;
using Netto.Simulation.Engine;

namespace Netto.Simulation.Ww.EvenOdd;

/// <summary>People of the even-odd experiment, or left out of it, as the registers write them.</summary>
internal static class EvenOddRegister
{
    private static readonly string[] Sexes = ["man", "woman", "unknown"];
    private static readonly string[] Households = ["alone", "alone-with-child", "together"];

    /// <summary>The tables of people and entries; nobody is assigned.</summary>
    public static SimulatedPopulation PopulationOf(
        ExperimentProtocol protocol,
        IReadOnlyList<int> numbers,
        Func<int, EvenOddPerson> personOf,
        Func<int, Exclusion, bool> isExcluded
    ) =>
        new()
        {
            CitizenNumbers = numbers,
            BirthDateOf = i => personOf(i).Birth,
            PersonColumns =
            [
                new TraitColumn("sex", i => Sexes[personOf(i).Sex]),
                new TraitColumn("household", i => Households[personOf(i).Living]),
            ],
            EntryOf = i => new EntryRow(
                protocol.Population.Scheme ?? "",
                personOf(i).Entry,
                OfficeOf(protocol.Population.Offices.Experiment, personOf(i).Office)
            ),
            EntryColumns =
            [
                .. protocol.Population.Exclusions.Select(e => new TraitColumn(
                    e.Column ?? e.Id,
                    i => isExcluded(i, e) ? e.Values[0] : "0"
                )),
            ],
            AssignmentOf = _ => null,
        };

    private static string OfficeOf(IReadOnlyList<string> offices, int office) =>
        offices.Count > 0
            ? offices[office % offices.Count]
            : string.Create(CultureInfo.InvariantCulture, $"Office {office + 1}");
}
