using Netto.Protocol;
using Netto.Simulation.Engine;
using Netto.Simulation.Measuring;

namespace Netto.Simulation.Ww.EvenOdd;

/// <summary>The people of the even-odd experiment.</summary>
internal sealed class EvenOddPeople : IWwPeople
{
    /// <summary>Share of people whose recorded arm is not that of their digit: 30 of 9,237.</summary>
    public const double AssignmentErrors = 30.0 / 9237;

    private readonly long _seed;
    private readonly EvenOddPerson[] _people;
    private readonly int[] _numbers;
    private readonly int[] _arms;
    private readonly int[] _modelArms;
    private readonly EvenOddHistory _history;
    private readonly ExperimentProtocol _protocol;

    public EvenOddPeople(ExperimentProtocol protocol, EvenOddModel model, int count, long seed)
    {
        var digits = new WwDesign(protocol, "ww-even-odd")
            .WithArms(EvenOddTables.Arms)
            .WithInflow(DateOfPerson.Start)
            .WithServices("conversations", protocol.Services.Conversations, EvenOddModel.ConversationKinds)
            .WithServices("instruments", protocol.Services.Instruments, EvenOddModel.OtherServices[1..])
            .Checked()
            .Digits;
        _seed = seed;
        _protocol = protocol;
        _numbers = new CitizenNumbers(seed).Take(count);
        _history = new EvenOddHistory(model);
        _modelArms = [.. protocol.Arms.Select(a => Array.IndexOf(EvenOddTables.Arms, a.Id))];
        var calendar = EvenOddTraits.CalendarOf(protocol);
        _people = new EvenOddPerson[count];
        _arms = new int[count];
        var byDigit = Enumerable.Range(0, 10).Select(d => IndexOf(digits.ArmOf(d))).ToArray();
        // Both arms have as many women, and people of each office, as the shares say: the published arms differ by more than
        // chance allows, so that what lies near enough to both is narrow.
        int[] plannedArms = [.. _numbers.Select(number => byDigit[CitizenNumbers.LastDigit(number)])];
        var sexes = EvenNumbers.Within(seed, EvenOddStreams.Sex, plannedArms);
        var offices = EvenNumbers.Within(seed, EvenOddStreams.Office, plannedArms);
        for (var i = 0; i < count; i++)
        {
            var random = Random(i);
            _people[i] = EvenOddTraits.Draw(i, random, calendar, new DrawnShares(sexes[i], offices[i]));
            var planned = plannedArms[i];
            _arms[i] = random.Happens(AssignmentErrors, EvenOddStreams.AssignmentError) ? 1 - planned : planned;
        }

        Population = NewPopulation();
    }

    public SimulatedPopulation Population { get; }

    /// <summary>Traits of a person.</summary>
    public EvenOddPerson this[int person] => _people[person];

    public PersonDates DatesOf(int person) =>
        new(_people[person].Entry, _people[person].Start, AssignedOn(person), _people[person].DataEnd);

    public int RecordedArm(int person) => _arms[person];

    public void AddTo(RegisterRows rows, int person, int arm) =>
        _history.AddTo(rows, _people[person], Random(person), _modelArms[arm]);

    // The weekly list holds who is in the listed week of the benefit.
    private int AssignedOn(int person) =>
        _people[person].Entry + (7 * ((_protocol.Population.ListedInWeek ?? 10) - 1)) + 4;

    private PersonRandom Random(int person) => PersonRandom.For(_seed, person);

    private int IndexOf(string arm) => _protocol.Arms.Select(a => a.Id).ToList().IndexOf(arm);

    private SimulatedPopulation NewPopulation() =>
        EvenOddRegister.PopulationOf(_protocol, _numbers, i => _people[i], (_, _) => false) with
        {
            AssignmentOf = i => new AssignmentRow(
                _protocol.Arms[_arms[i]].Id,
                AssignedOn(i),
                CitizenNumbers.LastDigit(_numbers[i]),
                "last-digit"
            ),
        };
}
