using Netto.Protocol;
using Netto.Simulation.Engine;

namespace Netto.Simulation.Ww.EvenOdd;

/// <summary>
/// People who meet an exclusion of the protocol (002, chapter on the set-up). The report gives the reasons and not the
/// numbers: the shares here are invented. They are on no list and get the basic service.
/// </summary>
internal sealed class EvenOddLeftOut(ExperimentProtocol protocol, EvenOddModel model, long seed)
{
    private const int Control = 1;
    private const double OtherReason = 0.01;
    private const int Years = 365;

    // Another seed than that of the participants, so that nobody has a double.
    private readonly long _seed = unchecked((long)PersonRandom.Mix((ulong)seed ^ 0x6C65_6674_206F_7574));
    private readonly List<(EvenOddPerson Person, Exclusion Reason)> _people = [];

    /// <summary>The people left out beside so many participants; null when the protocol excludes nobody.</summary>
    public LeftOutPeople? Beside(int participants)
    {
        var calendar = EvenOddTraits.CalendarOf(protocol);
        foreach (var reason in protocol.Population.Exclusions)
        {
            var count = (int)Math.Round(participants * ShareOf(reason.Id));
            for (var i = 0; i < count; i++)
            {
                _people.Add((Draw(_people.Count, reason, calendar), reason));
            }
        }

        return _people.Count == 0
            ? null
            : new LeftOutPeople(
                EvenOddRegister.PopulationOf(
                    protocol,
                    new CitizenNumbers(seed).Take(participants + _people.Count)[participants..],
                    i => _people[i].Person,
                    (i, exclusion) => _people[i].Reason == exclusion
                ),
                Rows()
            );
    }

    private static double ShareOf(string reason) =>
        reason switch
        {
            "wia_35_min" => 0.012,
            "network_training_55" => 0.035,
            "intensive_under_27" => 0.008,
            "starting_self_employed" => 0.025,
            "collective_dismissal" => 0.006,
            _ => OtherReason,
        };

    private EvenOddPerson Draw(int index, Exclusion reason, EntryCalendar calendar)
    {
        var random = PersonRandom.For(_seed, index);
        var person = EvenOddTraits.Draw(index, random, calendar);
        var years = random.Uniform(EvenOddStreams.BirthDay, 1);
        var offices = protocol.Population.Offices.Experiment;
        var named = reason.Offices.Select(office => offices.ToList().IndexOf(office)).Where(at => at >= 0).ToList();
        if (named.Count > 0)
        {
            person = person with { Office = named[(int)(named.Count * random.Uniform(EvenOddStreams.Office, 1))] };
        }

        return reason.Id switch
        {
            "network_training_55" => person with
            {
                Age = 2,
                Birth = person.Entry - (int)((55.1 + (8.5 * years)) * Years),
            },
            "intensive_under_27" => person with
            {
                Age = 0,
                Birth = person.Entry - (int)((19.1 + (7.5 * years)) * Years),
            },
            _ => person,
        };
    }

    private RegisterRows Rows()
    {
        var rows = new RegisterRows();
        var history = new EvenOddHistory(model);
        foreach (var (person, reason) in _people)
        {
            history.AddTo(rows, person, PersonRandom.For(_seed, person.Index), Control);
            if (reason.Id == "starting_self_employed")
            {
                AddSelfEmployment(rows, person);
            }
        }

        return rows;
    }

    // They start in their first three months; the year of the start stands in the register.
    private void AddSelfEmployment(RegisterRows rows, EvenOddPerson person)
    {
        var start =
            person.Entry + (int)(91 * PersonRandom.For(_seed, person.Index).Uniform(EvenOddStreams.SelfEmployed, 1));
        var row = new SelfEmploymentYear(person.Index, DateOnly.FromDayNumber(start).Year);
        if (!rows.SelfEmployment.Contains(row))
        {
            rows.SelfEmployment.Add(row);
        }
    }
}
