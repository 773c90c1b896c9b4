using System.Globalization;
using Netto.Protocol;
using Netto.Simulation.Engine;
using Netto.Simulation.Measuring;

namespace Netto.Simulation.Ww.ThreeArm;

/// <summary>The people of the three-arm experiment.</summary>
internal sealed class ThreeArmPeople : IWwPeople
{
    // Where the advisers see people less, education stays unknown a little more often (000 table A.1: 12.1 and 14.3%).
    private const double EducationNotAsked = 0.025;

    // The reports give no errors for this experiment; none are made.
    private static readonly string[] Offices =
    [
        "Alkmaar",
        "Amsterdam",
        "Arnhem",
        "Breda",
        "Den Haag",
        "Eindhoven",
        "Enschede",
        "Groningen",
        "Leeuwarden",
        "Maastricht",
        "Rotterdam",
        "Utrecht",
        "Zwolle",
    ];

    private readonly long _seed;
    private readonly ExperimentProtocol _protocol;
    private readonly ThreeArmPerson[] _people;
    private readonly int[] _numbers;
    private readonly byte[] _arms;
    private readonly ServiceArm[] _modelArms;
    private readonly ThreeArmHistory _history;
    private readonly IReadOnlyList<string> _offices;

    public ThreeArmPeople(ExperimentProtocol protocol, ThreeArmModel model, int count, long seed)
    {
        var digits = new WwDesign(protocol, "ww-three-arm")
            .WithArms(ThreeArmModel.Arms)
            .WithInflow(DateOfPerson.Entry)
            .WithServices("conversations", protocol.Services.Conversations, ConversationKinds)
            .WithServices("trajectories", protocol.Services.Trajectories, "succesvol-naar-werk", "schooling")
            .WithServices("instruments", protocol.Services.Instruments, "workshop", "competence-test", "job-hunting")
            .Checked()
            .Digits;
        _seed = seed;
        _protocol = protocol;
        _numbers = new CitizenNumbers(seed).Take(count);
        _history = new ThreeArmHistory(model);
        _modelArms = [.. protocol.Arms.Select(a => (ServiceArm)Array.IndexOf(ThreeArmModel.Arms, a.Id))];
        _offices = protocol.Population.Offices.Experiment is { Count: > 0 } named ? named : Offices;
        _people = new ThreeArmPerson[count];
        _arms = new byte[count];
        var ids = protocol.Arms.Select(a => a.Id).ToList();
        var byDigit = Enumerable.Range(0, 10).Select(d => (byte)ids.IndexOf(digits.ArmOf(d))).ToArray();
        var calendar = ThreeArmTraits.CalendarOf(protocol);
        Parallel.For(
            0,
            count,
            i =>
            {
                _people[i] = ThreeArmTraits.Draw(i, Random(i), calendar);
                _arms[i] = byDigit[CitizenNumbers.LastDigit(_numbers[i])];
            }
        );
        Population = NewPopulation();
    }

    public SimulatedPopulation Population { get; }

    private static string[] ConversationKinds =>
        [WwCodes.Orientation, WwCodes.FollowUp, WwCodes.EnforcementConversation];

    /// <summary>Traits of a person.</summary>
    public ThreeArmPerson this[int person] => _people[person];

    /// <summary>An arm of the protocol as the model knows it.</summary>
    public ServiceArm ModelArm(int arm) => _modelArms[arm];

    public PersonDates DatesOf(int person)
    {
        var entry = _people[person].Entry;
        return new PersonDates(
            entry,
            entry + (7 * _protocol.Population.StartsAfterWeeks),
            entry,
            _people[person].DataEnd
        );
    }

    public int RecordedArm(int person) => _arms[person];

    public void AddTo(RegisterRows rows, int person, int arm) =>
        _history.AddTo(rows, _people[person], Random(person), _modelArms[arm]);

    /// <summary>The education as it is registered under an arm; 3 is unknown.</summary>
    public static int EducationOf(ThreeArmPerson person, PersonRandom random, ServiceArm arm) =>
        arm != ServiceArm.Treatment && random.Happens(EducationNotAsked, ThreeArmStreams.EducationMissing)
            ? 3
            : person.Education;

    private PersonRandom Random(int person) => PersonRandom.For(_seed, person);

    private SimulatedPopulation NewPopulation() =>
        new()
        {
            CitizenNumbers = _numbers,
            BirthDateOf = i => _people[i].Birth,
            PersonColumns =
            [
                new TraitColumn("sex", i => ThreeArmTraits.Sexes[_people[i].Sex]),
                new TraitColumn("education", RegisteredEducation),
            ],
            EntryOf = i => new EntryRow(_protocol.Population.Scheme ?? "", _people[i].Entry, OfficeOf(i)),
            EntryColumns = [new TraitColumn("profile_score", ScoreOf)],
            AssignmentOf = i => new AssignmentRow(
                _protocol.Arms[_arms[i]].Id,
                _people[i].Entry,
                CitizenNumbers.LastDigit(_numbers[i]),
                "last-digit"
            ),
        };

    private string RegisteredEducation(int person)
    {
        var education = EducationOf(_people[person], Random(person), ModelArm(_arms[person]));
        return education == 3 ? "" : ThreeArmTraits.Educations[education];
    }

    private string ScoreOf(int person)
    {
        var score = _people[person].Score;
        return double.IsNaN(score) ? "" : score.ToString("0.000", CultureInfo.InvariantCulture);
    }

    private string OfficeOf(int person) =>
        _offices[(int)(_offices.Count * Random(person).Uniform(ThreeArmStreams.Office))];
}
