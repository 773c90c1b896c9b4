using Netto.Protocol;
using Netto.Simulation.Engine;

namespace Netto.Simulation.Wga;

/// <summary>
/// People of the offices that the protocol leaves out (004 annex I.1: a pilot in their region could have disturbed the
/// experiment). Nobody is assigned there; they get the usual service.
/// </summary>
internal sealed class WgaLeftOut(ExperimentProtocol protocol, WgaDesign design, WgaModel model)
{
    private const ulong AnotherSeed = 0x6F66_6669_6365_7321;

    /// <summary>As many as such offices would have had in the experiment; null when the protocol leaves no office out.</summary>
    /// <param name="seed">Seed of the experiment.</param>
    /// <param name="people">People in the experiment.</param>
    /// <param name="numbersTaken">Citizen numbers that others have.</param>
    public LeftOutPeople? Beside(long seed, int people, int numbersTaken)
    {
        var offices = protocol
            .Population.Offices.LeftOut.Select(office => new WgaOffice(
                office.Office,
                OfficeSide.Experiment,
                WgaProtocol.SizeOf(office.Office)
            ))
            .ToList();
        var count = (int)Math.Round(people * WgaPopulation.PeopleRelativeTo(design.Offices, offices));
        if (count == 0)
        {
            return null;
        }

        var apart = design with { Offices = offices, IsTreatment = (_, _) => false };
        // Another seed than that of the others, so that nobody has a double.
        var ownSeed = unchecked((long)PersonRandom.Mix((ulong)seed ^ AnotherSeed));
        var persons = new WgaPopulation(apart, model).Draw(ownSeed, count);
        return new LeftOutPeople(
            new WgaRegister(apart, persons).Population() with
            {
                CitizenNumbers = new CitizenNumbers(seed).Take(numbersTaken + persons.Length)[numbersTaken..],
                AssignmentOf = _ => null,
            },
            RowsOf(persons, apart)
        );
    }

    private RegisterRows RowsOf(WgaPerson[] persons, WgaDesign apart)
    {
        var rows = new RegisterRows();
        var history = new WgaHistory(model, apart);
        foreach (var person in persons)
        {
            history.GenerateOutcomes(person, Regime.Basic);
            history.GenerateService(person, ServiceLevel.Basic);
            RowsWithin.Append(rows, history.Rows, apart.DataEnd);
        }

        return rows;
    }
}
