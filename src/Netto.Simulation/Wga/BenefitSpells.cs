using Netto.Simulation.Engine;

namespace Netto.Simulation.Wga;

/// <summary>
/// Turns the classes of one person and the jobs into paid spells: wage-related phase (LGU) first, then the supplement
/// (LAU) or, for the partially disabled who do not work, the follow-up benefit (VVU); earnings are set off.
/// </summary>
internal sealed class BenefitSpells(WgaModel model, WgaDesign design)
{
    private const double MinimumWage = 1700;

    // Shares of ended jobs that end in sickness or in unemployment benefit, by regime: who was served claims both more
    // often, by 150 and 18 euros a person over three years (section 7.3 of the source, which gives no levels).
    private static readonly double[] Sickness = [0.44, 0.55, 0.65];
    private static readonly double[] Unemployment = [0.08, 0.1, 0.13];

    private readonly List<int> _days = [];

    public void Write(WgaPerson person, Regime regime, PersonMonths months, BenefitPath path, RegisterRows rows)
    {
        var wage = WageBefore(person);
        var phaseEnd = path.WagePhaseEnd;
        CollectDays(person, months, path, rows);
        for (var i = 0; i < _days.Count; i++)
        {
            var start = _days[i];
            var last = i == _days.Count - 1;
            var wiaClass = path.ClassOn(start);
            var earnings = EarningsOn(start, rows);
            var phase = PhaseOf(wiaClass, start < phaseEnd, earnings > 0);
            var effect = start >= months.StartOf(2) ? Math.Exp(model.CostEffect[(int)regime]) : 1;
            rows.Benefits.Add(
                new BenefitSpell(
                    person.Index,
                    wiaClass == WgaClass.Permanent ? WgaCodes.Iva : design.Scheme,
                    start,
                    last ? path.End : _days[i + 1],
                    last ? path.EndReason : WgaCodes.Change,
                    phase,
                    WgaTraits.Classes[(int)wiaClass],
                    Cents(Amount(wage, wiaClass, phase, earnings) * effect)
                )
            );
        }

        AddAfterJobs(person, regime, months, rows);
    }

    private double WageBefore(WgaPerson person)
    {
        var level = person.Education switch
        {
            1 => 2500.0,
            WgaTraits.HighEducation => 3150,
            _ => 2250,
        };
        var log = (0.35 * person.Random.Normal(WgaStream.WageBefore)) - 0.06 + (person.Sex == 1 ? -0.12 : 0.12);
        return Math.Clamp(level * Math.Exp(log) * model.BenefitScale, 600, 4800);
    }

    private void CollectDays(WgaPerson person, PersonMonths months, BenefitPath path, RegisterRows rows)
    {
        _days.Clear();
        _days.Add(person.Entry);
        foreach (var (day, _) in path.Changes)
        {
            _days.Add(day);
        }

        _days.Add(path.WagePhaseEnd);
        foreach (var job in rows.Jobs)
        {
            _days.Add(job.Start);
            _days.Add(job.End);
        }

        var limit = Math.Min(path.End, months.End);
        _days.RemoveAll(day => day < person.Entry || day >= limit);
        _days.Sort();
        for (var i = _days.Count - 1; i > 0; i--)
        {
            if (_days[i] == _days[i - 1])
            {
                _days.RemoveAt(i);
            }
        }
    }

    private static string PhaseOf(WgaClass wiaClass, bool inWagePhase, bool works) =>
        wiaClass switch
        {
            WgaClass.Permanent => "",
            _ when inWagePhase => WgaCodes.WagePhase,
            WgaClass.Partial when !works => WgaCodes.FollowUpPhase,
            _ => WgaCodes.SupplementPhase,
        };

    private static double EarningsOn(int day, RegisterRows rows)
    {
        var sum = 0.0;
        foreach (var job in rows.Jobs)
        {
            if (job.Start <= day && day < job.End)
            {
                sum += job.HoursPerWeek * job.HourlyWage * 52 / 12;
            }
        }

        return sum;
    }

    /// <summary>Registers hold whole cents.</summary>
    private static double Cents(double euros) => Math.Round(euros, 2, MidpointRounding.AwayFromZero);

    private static double Amount(double wage, WgaClass wiaClass, string phase, double earnings)
    {
        var whole = wiaClass switch
        {
            WgaClass.Permanent => 0.75 * wage,
            _ when phase == WgaCodes.FollowUpPhase => 0.40 * Math.Min(wage, MinimumWage),
            WgaClass.Partial when phase == WgaCodes.SupplementPhase => 0.45 * wage,
            _ => 0.70 * wage,
        };
        return Math.Max(0.15 * whole, whole - (0.45 * Math.Min(earnings, wage)));
    }

    /// <summary>Sickness or unemployment benefit for some whose new job ended.</summary>
    private static void AddAfterJobs(WgaPerson person, Regime regime, PersonMonths months, RegisterRows rows)
    {
        var (sickness, unemployment) = (Sickness[(int)regime], Unemployment[(int)regime]);
        var last = person.Entry;
        foreach (var job in rows.Jobs)
        {
            if (job.Start < person.Entry || job.End >= months.End - 30 || job.End < last || job.End - job.Start < 90)
            {
                continue;
            }

            var kind = person.Random.Uniform(WgaStream.AfterJob, job.Start - person.Entry);
            if (kind > sickness + unemployment)
            {
                continue;
            }

            var length =
                30
                + (int)
                    person.Random.Exponential(
                        kind < sickness ? 300 : 90,
                        WgaStream.AfterJob,
                        5000 + job.Start - person.Entry
                    );
            var end = Math.Min(job.End + length, months.End - 1);
            var scheme = kind < sickness ? WgaCodes.SicknessBenefit : WgaCodes.UnemploymentBenefit;
            var amount = Cents(0.7 * job.HoursPerWeek * job.HourlyWage * 52 / 12);
            rows.Benefits.Add(new BenefitSpell(person.Index, scheme, job.End, end, WgaCodes.Expired, "", "", amount));
            last = end;
        }
    }
}
