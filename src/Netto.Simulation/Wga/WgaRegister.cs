using Netto.Protocol;
using Netto.Simulation.Engine;
using Netto.Simulation.Measuring;

namespace Netto.Simulation.Wga;

/// <summary>The people of a simulated WGA experiment as the registers write them.</summary>
internal sealed class WgaRegister(WgaDesign design, WgaPerson[] persons)
{
    /// <summary>The tables of people, entries and assignments.</summary>
    public SimulatedPopulation Population() =>
        new()
        {
            CitizenNumbers = [.. persons.Select(p => p.CitizenNumber)],
            BirthDateOf = i => persons[i].BirthDay,
            PersonColumns =
            [
                new TraitColumn("sex", i => WgaTraits.Sexes[persons[i].Sex]),
                new TraitColumn("education", i => WgaTraits.Educations[persons[i].Education]),
                new TraitColumn("marital_status", i => WgaTraits.MaritalStates[persons[i].Marital]),
            ],
            EntryOf = i => new EntryRow(design.Scheme, persons[i].Entry, design.Offices[persons[i].Office].Name),
            EntryColumns =
            [
                new TraitColumn("wia_class", i => WgaTraits.Classes[(int)persons[i].Class]),
                new TraitColumn("disorder", i => WgaTraits.Disorders[persons[i].Disorder]),
                new TraitColumn("several_disorders", i => WgaTraits.YesNo[persons[i].Several]),
                new TraitColumn("from_sickness", i => WgaTraits.YesNo[persons[i].FromSickness]),
                new TraitColumn("had_job", i => WgaTraits.YesNo[persons[i].HadJob]),
            ],
            AssignmentOf = AssignmentOf,
        };

    /// <summary>The dates of a person from which the protocol counts windows.</summary>
    public static PersonDates DatesOf(ExperimentProtocol protocol, WgaDesign design, WgaPerson person) =>
        new(
            person.Entry,
            person.Entry + (7 * protocol.Population.StartsAfterWeeks),
            AssignedOn(person),
            design.DataEnd
        );

    /// <summary>People are assigned when they are handed over, one to four weeks after entry.</summary>
    private static int AssignedOn(WgaPerson person) =>
        person.Entry + 7 + (int)(21 * person.Random.Uniform(WgaStream.AssignmentDelay));

    private AssignmentRow? AssignmentOf(int index)
    {
        var person = persons[index];
        if (person.Period == EntryPeriod.Before)
        {
            return null;
        }

        var digit = CitizenNumbers.LastDigit(person.CitizenNumber);
        var arm = person.RecordedTreatment ? design.Arms.Treatment : design.Arms.Control;
        return person.Side == OfficeSide.Regular
            ? new AssignmentRow(design.Arms.Regular, AssignedOn(person), digit, "office")
            : new AssignmentRow(arm, AssignedOn(person), digit, "last-digit");
    }
}
