using Netto.Simulation.Engine;

namespace Netto.Simulation.Wga;

/// <summary>
/// The service that one person gets: conversations by kind, trajectories in chains (modular before work-fit before to
/// work), instruments. Rates differ by person (traits, and what is not seen: a log-normal spread of coaching and trajectories,
/// and for the rest whether somebody is in view for it at all); service stops with the WGA benefit.
/// </summary>
internal sealed class ServiceHistory(WgaModel model, int followUpMonths)
{
    private static readonly double[] PartialYears = [1.75, 0.75, 0.45];
    private static readonly double[] PartialModularYears = [1.5, 0.85, 0.6];
    private static readonly double[] FullYears = [1.15, 1.0, 0.8];
    private static readonly int[] LongestMonths = [0, 0, 0, 0, 12, 18, 9, 14, 0];

    // Of those left without service, who is called in the end (late orientation) is also who got something before.
    private const double TogetherWithLate = 1.7;

    private readonly double[] _rates = new double[WgaModel.Kinds];
    private readonly bool[] _isPlanned = new bool[WgaModel.Kinds];
    private readonly double[] _planned = new double[WgaModel.Kinds];
    private readonly int[] _started = new int[WgaModel.Kinds];
    private readonly LateTrajectories _late = new(model.Parameters);

    public void Generate(WgaPerson person, ServiceLevel level, PersonMonths months, BenefitPath path, RegisterRows rows)
    {
        var service = model.Service[(int)level];
        var first = level == ServiceLevel.SelfReport ? RequestMonth(person, months, path, rows) : 0;
        var late =
            level == ServiceLevel.None && person.Random.Happens(model.LateOrientation, WgaStream.LateOrientation);
        SetRates(person, level, level == ServiceLevel.None ? Together(late) : 1);
        if (person.Random.Happens(service.FirstOrientation, WgaStream.FirstConversation))
        {
            var wait = 7 + (int)(70 * person.Random.Uniform(WgaStream.FirstConversation, 1));
            AddConversation(person, "orientation", months.StartOf(first) + wait, path, rows);
        }

        for (var month = first; month < months.Count && months.StartOf(month) < path.ServiceEnd; month++)
        {
            var year = service.Year[Math.Min(2, (month - first) / 12)];
            for (var kind = ServiceModel.Orientation; kind <= ServiceModel.Other; kind++)
            {
                AddConversations(person, kind, month, year * _rates[kind], months, path, rows);
            }

            AddInstruments(person, month, months, path, rows);
        }

        AddTrajectories(person, level, first, months, path, rows);
        if (late)
        {
            var day = months.StartOf(33) + (int)(85 * person.Random.Uniform(WgaStream.LateOrientation, 1));
            AddConversation(person, "orientation", day, path, rows);
        }
    }

    private int RequestMonth(WgaPerson person, PersonMonths months, BenefitPath path, RegisterRows rows)
    {
        var month = 1 + (int)(-4 * Math.Log(person.RequestLot));
        month = Math.Min(month, Math.Min(24, followUpMonths));
        while (month > 0 && months.StartOf(month) + 25 >= path.ServiceEnd)
        {
            month--;
        }

        var day = months.StartOf(month) + 3 + (int)(20 * person.Random.Uniform(WgaStream.RequestMonth, 2));
        rows.Requests.Add(new CrossoverRequest(person.Index, day));
        return month;
    }

    /// <summary>Factor of all rates, 1 on average.</summary>
    private double Together(bool late) =>
        late ? TogetherWithLate : (1 - (TogetherWithLate * model.LateOrientation)) / (1 - model.LateOrientation);

    private void SetRates(WgaPerson person, ServiceLevel level, double factor)
    {
        var service = model.Service[(int)level];
        for (var kind = 0; kind < WgaModel.Kinds; kind++)
        {
            var rate = factor * service.Rate[kind];
            _isPlanned[kind] =
                ServiceModel.IsPlanned(kind) || (kind == ServiceModel.Coaching && level == ServiceLevel.SelfReport);
            _planned[kind] = person.Random.Uniform(WgaStream.ServicePlace, kind);
            foreach (var cell in person.Cells)
            {
                rate *= service.Cells[kind][cell];
            }

            _rates[kind] = rate * Frailty(person, service, kind);
        }
    }

    /// <summary>How much more or less than others a person gets of a kind, 1 on average.</summary>
    private static double Frailty(WgaPerson person, ServiceModel service, int kind)
    {
        if (ServiceModel.IsPlanned(kind))
        {
            return person.ServiceLots[kind] > 1 - service.InView[kind] ? 1 / service.InView[kind] : 0;
        }

        var trajectory = kind is >= ServiceModel.Modular and <= ServiceModel.Schooling;
        var spread = trajectory ? service.TrajectorySpread : service.Spread[kind];
        var normal = StandardNormal.Quantile(person.ServiceLots[trajectory ? ServiceModel.Modular : kind]);
        return Math.Exp((spread * normal) - (0.5 * spread * spread));
    }

    /// <summary>
    /// How many of a kind fall in a month. Coaching comes as it comes, unless it was asked for; evaluations, other conversations and instruments are planned at
    /// distances that follow from the rate, the first at a random place.
    /// </summary>
    private int CountIn(WgaPerson person, int kind, int month, double mean)
    {
        if (!_isPlanned[kind])
        {
            return person.Random.Poisson(Math.Min(mean, 8), WgaStream.ConversationCount + kind, month);
        }

        var before = (int)_planned[kind];
        _planned[kind] += Math.Min(mean, 8);
        return (int)_planned[kind] - before;
    }

    private void AddConversations(
        WgaPerson person,
        int kind,
        int month,
        double mean,
        PersonMonths months,
        BenefitPath path,
        RegisterRows rows
    )
    {
        var count = CountIn(person, kind, month, mean);
        for (var i = 0; i < count; i++)
        {
            var key = (month * 64) + (kind * 12) + i;
            var day = months.DayIn(month, person.Random.Uniform(WgaStream.ConversationDay, key));
            AddConversation(person, KindOf(person, kind, key), day, path, rows);
        }
    }

    private static string KindOf(WgaPerson person, int kind, int key) =>
        kind < ServiceModel.Other
            ? WgaCodes.Conversations[kind]
            : WgaCodes.Conversations[3 + (int)(3 * person.Random.Uniform(WgaStream.ConversationChannel, 10_000 + key))];

    private static void AddConversation(WgaPerson person, string kind, int day, BenefitPath path, RegisterRows rows)
    {
        if (day >= path.ServiceEnd)
        {
            return;
        }

        var random = person.Random;
        var form = kind == "workshop" ? "group" : "individual";
        var channel = ChannelOf(random.Uniform(WgaStream.ConversationChannel, day - person.Entry), day);
        var failed = random.Uniform(WgaStream.ConversationStatus, day - person.Entry);
        if (failed < 0.13 && day - 7 > person.Entry)
        {
            var status = failed < 0.08 ? WgaCodes.Cancelled : WgaCodes.NoShow;
            rows.Contacts.Add(new Contact(person.Index, day - 7, kind, form, status, channel));
        }

        rows.Contacts.Add(new Contact(person.Index, day, kind, form, WgaCodes.Held, channel));
    }

    /// <summary>Mostly by telephone from March 2020 on.</summary>
    private static string ChannelOf(double uniform, int day)
    {
        var office = day < new DateOnly(2020, 3, 15).DayNumber ? 0.75 : 0.15;
        return uniform < office ? "office"
            : uniform < 0.93 ? "phone"
            : "video";
    }

    private void AddInstruments(WgaPerson person, int month, PersonMonths months, BenefitPath path, RegisterRows rows)
    {
        var count = CountIn(person, ServiceModel.Instrument, month, _rates[ServiceModel.Instrument]);
        for (var i = 0; i < count; i++)
        {
            var key = (month * 8) + i;
            var start = months.DayIn(month, person.Random.Uniform(WgaStream.InstrumentKind, 5000 + key));
            if (start >= path.ServiceEnd)
            {
                continue;
            }

            var kind = (int)(WgaCodes.Instruments.Length * person.Random.Uniform(WgaStream.InstrumentKind, key));
            var length = 1 + (int)person.Random.Exponential(60, WgaStream.InstrumentKind, 10_000 + key);
            rows.Instruments.Add(
                new Instrument(person.Index, FreeKind(kind, (start, start + length), rows), start, start + length)
            );
        }
    }

    /// <summary>Nobody has the same instrument twice at a time: the next kind that does not run then.</summary>
    private static string FreeKind(int kind, (int Start, int End) days, RegisterRows rows)
    {
        var kinds = WgaCodes.Instruments;
        for (var next = 0; next < kinds.Length; next++)
        {
            var candidate = kinds[(kind + next) % kinds.Length];
            if (
                !rows.Instruments.Exists(running =>
                    running.Kind == candidate && running.Start < days.End && days.Start < running.End
                )
            )
            {
                return candidate;
            }
        }

        return kinds[kind];
    }

    private void AddTrajectories(
        WgaPerson person,
        ServiceLevel level,
        int first,
        PersonMonths months,
        BenefitPath path,
        RegisterRows rows
    )
    {
        var service = model.Service[(int)level];
        Array.Clear(_started);
        var busyUntil = 0;
        var (modularDone, workFitDone) = (false, false);
        for (var month = first; month < months.Count && months.StartOf(month) < path.ServiceEnd; month++)
        {
            for (var kind = ServiceModel.Modular; kind <= ServiceModel.Schooling; kind++)
            {
                var key = (month * 8) + kind;
                var start = months.DayIn(month, person.Random.Uniform(WgaStream.TrajectoryLength, 10_000 + key));
                var chain = Chain(kind, modularDone, workFitDone);
                var again = _started[kind] > 0 ? service.Again[kind] : 1;
                var rate =
                    month < LateTrajectories.FirstMonth
                        ? _rates[kind] * chain * again * Timing(person, month - first, kind)
                        : _late.MonthlyChance(person, level, kind);
                if (
                    start < busyUntil
                    || start >= path.ServiceEnd
                    || !person.Random.Happens(Math.Min(rate, 0.9), WgaStream.TrajectoryStart, key)
                )
                {
                    continue;
                }

                var trajectory = Start(person, service, kind, start, key, months, path);
                rows.Trajectories.Add(trajectory);
                _started[kind]++;
                busyUntil = trajectory.End == RegisterRows.NoEnd ? int.MaxValue : trajectory.End;
                modularDone |= kind == ServiceModel.Modular;
                workFitDone |= kind == ServiceModel.WorkFit && trajectory.Result == WgaCodes.Success;
            }
        }
    }

    /// <summary>How much more likely a kind becomes after the one that comes before it in the chain.</summary>
    private static double Chain(int kind, bool modularDone, bool workFitDone) =>
        kind switch
        {
            ServiceModel.WorkFit when modularDone => 1.6,
            ServiceModel.WorkFit when workFitDone => 0.5,
            ServiceModel.ToWork when workFitDone => 8,
            ServiceModel.Schooling when workFitDone => 2.5,
            _ => 1,
        };

    private static double Timing(WgaPerson person, int month, int kind)
    {
        var years =
            person.Class != WgaClass.Partial ? FullYears
            : kind == ServiceModel.Modular ? PartialModularYears
            : PartialYears;
        var start = month < 2 ? 0.6 : 1;
        return (kind == ServiceModel.ToWork ? 1 : years[Math.Min(2, month / 12)]) * start;
    }

    private static Trajectory Start(
        WgaPerson person,
        ServiceModel service,
        int kind,
        int start,
        int key,
        PersonMonths months,
        BenefitPath path
    )
    {
        var spread = Math.Exp((0.5 * person.Random.Normal(WgaStream.TrajectoryLength, key)) - 0.125);
        var length = Math.Clamp(service.Length[kind] * spread, 0.7, LongestMonths[kind]);
        var end = start + (int)(length * 30.44);
        var stops = path.ServiceEnd < end;
        end = Math.Min(end, path.ServiceEnd);
        var success = person.Random.Happens(service.WorkFitSuccess, WgaStream.TrajectoryResult, key) && !stops;
        return end >= months.End
            ? new Trajectory(
                person.Index,
                WgaCodes.Trajectories[kind - ServiceModel.Modular],
                start,
                RegisterRows.NoEnd,
                ""
            )
            : new Trajectory(
                person.Index,
                WgaCodes.Trajectories[kind - ServiceModel.Modular],
                start,
                end,
                success ? WgaCodes.Success : WgaCodes.Stopped
            );
    }
}
