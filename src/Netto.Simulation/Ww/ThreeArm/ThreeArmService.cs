using Netto.Simulation.Engine;

namespace Netto.Simulation.Ww.ThreeArm;

/// <summary>The personal service of one person under one arm, and what it brings about.</summary>
internal sealed class ThreeArmService(ThreeArmModel model, ThreeArmPerson person, PersonRandom random, ServiceArm arm)
{
    /// <summary>The reports count service within eight months; a first conversation after that is not simulated.</summary>
    private const double Counted = 7.95;
    private const double Year = 11.9;

    // What comes after those months has no effect of its own: the published effects are those of all service together.
    private const double LaterFrom = 8.1;
    private const double LaterUntil = 23.9;
    private const double LaterCount = 0.35;

    /// <summary>Adds the service and gives the course as it changes it.</summary>
    public ThreeArmCourse AddTo(RegisterRows rows, ThreeArmCourse course)
    {
        var changed = AddPersonal(rows, course);
        AddEnforcement(rows, changed);
        return changed;
    }

    private ThreeArmCourse AddPersonal(RegisterRows rows, ThreeArmCourse course)
    {
        var level = Level();
        var first = FirstMonth();
        if (level == 0 || first >= course.BenefitEnd)
        {
            return course;
        }

        AddContact(rows, first, WwCodes.Orientation, WwCodes.Held);
        AddRequest(rows, first);
        course = Helped(course, first);
        if (level == 2)
        {
            AddMore(rows, course, first);
            AddLater(rows, course);
        }

        // Who has conversations only had one within the eight months that the reports count: "additional" is what comes
        // after the first conversation, be it another conversation.
        AddFollowUps(rows, course, level == 2 ? first + 0.3 : Math.Max(first + 0.3, LaterFrom));
        AddMissed(rows, first);
        return course;
    }

    /// <summary>0 none, 1 a conversation only, 2 with more service beside it; if the benefit lasts long enough.</summary>
    private int Level()
    {
        var odds = model.ServiceOdds[arm == ServiceArm.Treatment ? 0 : 1];
        // Who has more drive asks sooner for service outside the service arm.
        var asks = arm == ServiceArm.Treatment ? 1 : Math.Exp((0.2 * person.Drive) - 0.02);
        var (conversation, more) = (asks * odds[0].Of(person), asks * odds[1].Of(person));
        var left = random.Uniform(ThreeArmStreams.ServiceLevel) * (1 + conversation + more);
        if (left < more)
        {
            return 2;
        }

        return left < more + conversation ? 1 : 0;
    }

    // A score up to 50% brings an early invitation; others are called in the seventh month unless the adviser acts sooner.
    private double FirstMonth()
    {
        var (early, from, length) = person.Profile <= 1 ? (0.99, 0.15, 0.9) : (0.55, 0.5, 4.5);
        var uniform = random.Uniform(ThreeArmStreams.ServiceTime);
        return uniform < early ? from + (uniform / early * length) : 6.1 + ((uniform - early) / (1 - early) * 1.3);
    }

    private ThreeArmCourse Helped(ThreeArmCourse course, double first)
    {
        var profile = person.Profile;
        var uniform = random.Uniform(ThreeArmStreams.Help);
        var month = first + 0.3 + (2.2 * random.Uniform(ThreeArmStreams.HelpTime));
        if (month >= course.BenefitEnd || course.GaveUp)
        {
            return course;
        }

        if (uniform < model.HelpToWork[profile])
        {
            var partial = random.Happens(model.HelpToPartialWork[profile], ThreeArmStreams.HelpKind);
            return partial
                ? course with
                {
                    PartialWork = month,
                }
                : new ThreeArmCourse(new Exit(ExitKind.Work, month), false);
        }

        return uniform > 1 - model.HelpToSickness[profile]
            ? new ThreeArmCourse(new Exit(ExitKind.Other, month), true)
            : course;
    }

    private void AddMore(RegisterRows rows, ThreeArmCourse course, double first)
    {
        var count = 1 + random.Poisson(0.5, ThreeArmStreams.MoreKind);
        for (var i = 0; i < count; i++)
        {
            var month = first + ((Counted - first) * Math.Pow(random.Uniform(ThreeArmStreams.MoreTime, i), 2));
            if (month < course.BenefitEnd)
            {
                AddMore(rows, Day(month), random.Uniform(ThreeArmStreams.MoreKind, i + 1));
            }
        }
    }

    private void AddLater(RegisterRows rows, ThreeArmCourse course)
    {
        var count = random.Poisson(LaterCount, ThreeArmStreams.Later);
        for (var i = 0; i < count; i++)
        {
            var month = LaterFrom + ((LaterUntil - LaterFrom) * random.Uniform(ThreeArmStreams.LaterTime, i));
            if (month < course.BenefitEnd)
            {
                AddMore(rows, Day(month), random.Uniform(ThreeArmStreams.Later, i + 1));
            }
        }
    }

    private void AddMore(RegisterRows rows, int day, double kind)
    {
        if (day >= person.DataEnd)
        {
            return;
        }

        switch (kind)
        {
            case < 0.55:
                rows.AddOnce(new Instrument(person.Index, "workshop", day, day + 1));
                break;
            case < 0.75:
                rows.AddOnce(new Instrument(person.Index, "competence-test", day, day + 1));
                break;
            case < 0.80:
                rows.AddOnce(new Instrument(person.Index, "job-hunting", day, day + 60));
                break;
            case < 0.95:
                AddTrajectory(rows, "succesvol-naar-werk", day, 84);
                break;
            default:
                AddTrajectory(rows, "schooling", day, 120);
                break;
        }
    }

    private void AddTrajectory(RegisterRows rows, string kind, int day, int length)
    {
        var end = day + length;
        var open = end >= person.DataEnd;
        var result = random.Happens(0.75, ThreeArmStreams.MoreKind, 50) ? "success" : "stopped";
        rows.AddOnce(new Trajectory(person.Index, kind, day, open ? RegisterRows.NoEnd : end, open ? "" : result));
    }

    private void AddFollowUps(RegisterRows rows, ThreeArmCourse course, double from)
    {
        var count = random.Poisson(arm == ServiceArm.Treatment ? 1.1 : 0.6, ThreeArmStreams.FollowUps);
        for (var i = 0; i < count; i++)
        {
            var month = from + ((Year + 0.3 - from) * random.Uniform(ThreeArmStreams.FollowUpTime, i));
            if (month < course.BenefitEnd)
            {
                AddContact(rows, month, WwCodes.FollowUp, WwCodes.Held);
            }
        }
    }

    private void AddMissed(RegisterRows rows, double first)
    {
        if (random.Happens(0.1, ThreeArmStreams.Missed))
        {
            var status = random.Happens(0.6, ThreeArmStreams.Missed, 1) ? WwCodes.Cancelled : WwCodes.NoShow;
            AddContact(rows, Math.Max(0.1, first - 0.3), WwCodes.Orientation, status);
        }
    }

    // Outside the service arm people get service because they asked for it, four times in five.
    private void AddRequest(RegisterRows rows, double first)
    {
        if (arm != ServiceArm.Treatment && random.Happens(0.8, ThreeArmStreams.Request))
        {
            rows.Requests.Add(new CrossoverRequest(person.Index, Day(Math.Max(0.05, first - 0.4))));
        }
    }

    private void AddEnforcement(RegisterRows rows, ThreeArmCourse course)
    {
        var month = 1 + (4 * random.Uniform(ThreeArmStreams.EnforcementContact, 1));
        if (
            arm != ServiceArm.Control
            && month < course.BenefitEnd
            && random.Happens(0.2, ThreeArmStreams.EnforcementContact)
        )
        {
            rows.Contacts.Add(
                new Contact(
                    person.Index,
                    Day(month),
                    WwCodes.EnforcementConversation,
                    WwCodes.Individual,
                    WwCodes.Held,
                    "phone"
                )
            );
        }
    }

    private void AddContact(RegisterRows rows, double month, string kind, string status)
    {
        var day = Day(month);
        if (day < person.DataEnd)
        {
            rows.Contacts.Add(new Contact(person.Index, day, kind, WwCodes.Individual, status, "office"));
        }
    }

    private int Day(double month) => CalendarMonths.After(person.Entry, month);
}
