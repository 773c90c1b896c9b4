using Netto.Simulation.Engine;

namespace Netto.Simulation.Wga;

/// <summary>
/// What is drawn for all people together rather than one by one: who asks for service, how long the wage-related phase lasts, and
/// who gets much of a kind of service. Each person keeps the chances of the model; the number of people who draw high is steady.
/// </summary>
internal static class WgaLots
{
    private static readonly int[] Kinds =
    [
        ServiceModel.Orientation,
        ServiceModel.Coaching,
        ServiceModel.Evaluation,
        ServiceModel.Other,
        ServiceModel.Modular,
        ServiceModel.Instrument,
    ];

    /// <summary>Draws the lots of all people.</summary>
    /// <param name="seed">Seed.</param>
    /// <param name="persons">The people; their lots are set.</param>
    /// <param name="asking">The chance of each that he or she asks for service.</param>
    /// <param name="reaches">Whether each, left without service, still has the benefit when the wage-related phase ends.</param>
    public static void Draw(long seed, WgaPerson[] persons, double[] asking, bool[] reaches)
    {
        DrawAsking(seed, persons, asking);
        DrawPhases(seed, persons, reaches);
        int[] groups = [.. persons.Select(ServiceGroup)];
        var requests = EvenNumbers.Within(seed, WgaStream.RequestMonth, groups);
        for (var i = 0; i < persons.Length; i++)
        {
            persons[i].RequestLot = requests[i];
        }

        Parallel.ForEach(
            Kinds,
            kind =>
            {
                var lots = EvenNumbers.Within(seed, WgaStream.ServiceFrailty + kind, groups);
                for (var i = 0; i < persons.Length; i++)
                {
                    persons[i].ServiceLots[kind] = lots[i];
                }
            }
        );
    }

    /// <summary>
    /// Systematic sampling with unequal chances (Madow 1949, doi:10.1214/aoms/1177729988) along the people in the order of side and
    /// traits: everybody keeps his or her chance. Arms are no part of the order, so that they differ by chance.
    /// </summary>
    private static void DrawAsking(long seed, WgaPerson[] persons, double[] asking)
    {
        int[] order = [.. Enumerable.Range(0, persons.Length)];
        Array.Sort([.. persons.Select((p, i) => (SideOf(p), CellsOf(p), asking[i], i))], order);
        var sum = PersonRandom.For(seed, -1).Uniform(WgaStream.AsksForService);
        foreach (var i in order)
        {
            var next = sum + asking[i];
            persons[i].AsksForService = Math.Floor(next) > Math.Floor(sum);
            sum = next;
        }
    }

    /// <summary>Who loses the benefit before the phase ends has no use for a long one: they draw among themselves.</summary>
    private static void DrawPhases(long seed, WgaPerson[] persons, bool[] reaches)
    {
        int[] groups =
        [
            .. persons.Select((p, i) => (((SideOf(p) * 2) + (p.AsksForService ? 1 : 0)) * 2) + (reaches[i] ? 1 : 0)),
        ];
        var phases = EvenNumbers.Within(seed, WgaStream.WagePhase, groups);
        for (var i = 0; i < persons.Length; i++)
        {
            persons[i].WagePhaseLot = phases[i];
        }
    }

    private static int ServiceGroup(WgaPerson person) =>
        (((SideOf(person) * 4) + (int)WgaArm.Observed(person).Level) * 48) + CellsOf(person);

    private static int SideOf(WgaPerson person) => ((int)person.Period * 2) + (int)person.Side;

    /// <summary>One number for the subgroup cells: 2 × 2 × 3 × 2 × 2.</summary>
    private static int CellsOf(WgaPerson person)
    {
        var cells = person.Cells;
        return (((((((cells[0] * 2) + cells[1] - 2) * 3) + cells[2] - 4) * 2) + cells[3] - 7) * 2) + cells[4] - 9;
    }
}
