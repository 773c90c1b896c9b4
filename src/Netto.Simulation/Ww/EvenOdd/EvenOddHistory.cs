using Netto.Simulation.Engine;

namespace Netto.Simulation.Ww.EvenOdd;

/// <summary>
/// The history of one person under one arm. Without conversations the exit is the same in both arms; an individual
/// conversation can bring it forward. Everything else follows from exit and traits with shared random numbers.
/// </summary>
internal sealed class EvenOddHistory(EvenOddModel model)
{
    // Older people find work less often; the mean over the ages is 1. So is that of motivation.
    private static readonly double[] WorkByAge = [1.1337, 1.05, 0.8451];
    private const double MotivationSpread = 0.25;

    /// <summary>Adds the rows of a person (index 0) under an arm: 0 treatment, 1 control.</summary>
    public void AddTo(RegisterRows rows, EvenOddPerson person, PersonRandom random, int arm)
    {
        var exit = BaselineExit(person, random);
        var conversations = new EvenOddConversations(model, person, random, arm);
        exit = conversations.AddTo(rows, exit);
        conversations.AddOtherServices(rows, exit);
        new EvenOddWork(model, person, random, conversations.FirstIndividual).AddTo(rows, exit);
    }

    private Exit BaselineExit(EvenOddPerson person, PersonRandom random)
    {
        var drive = Math.Exp((MotivationSpread * person.Motivation) - (MotivationSpread * MotivationSpread / 2));
        return model.Exits[person.ExitRow].Draw(random.Uniform(EvenOddStreams.Exit), WorkByAge[person.Age] * drive);
    }
}
