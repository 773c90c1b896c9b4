using Netto.Simulation.Engine;

namespace Netto.Simulation.Wga;

/// <summary>Draws the people of an experiment and of the period before it.</summary>
internal sealed class WgaPopulation
{
    /// <summary>Share of recorded arms that differ from the planned one; as in the experiment of 2012, 30 of 9,237.</summary>
    private const double AssignmentErrors = 30.0 / 9237;

    /// <summary>People a month in the period before, relative to the experiment.</summary>
    private const double InflowBefore = 0.95;

    /// <summary>Share of the people who come in at regular offices (table 2.1).</summary>
    private const double RegularShare = 6583.0 / 20013;

    private static readonly double[] Season = [1.08, 0.98, 1.02, 0.97, 1.00, 1.01, 0.99, 0.93, 1.02, 1.05, 1.00, 0.95];

    private readonly WgaDesign _design;
    private readonly WgaModel _model;
    private readonly WgaTraits _traits;
    private readonly double[] _officeShares;

    public WgaPopulation(WgaDesign design, WgaModel model)
    {
        _design = design;
        _model = model;
        _traits = new WgaTraits(model.Parameters);
        _officeShares = OfficeShares(design.Offices);
    }

    /// <summary>The people of the experiment first, those of the period before behind them.</summary>
    public WgaPerson[] Draw(long seed, int people)
    {
        var before = _design.Before is { } window
            ? (int)Math.Round(people * InflowBefore * Months(window) / Months(_design.During))
            : 0;
        var numbers = new CitizenNumbers(seed).Take(people + before);
        var persons = new WgaPerson[people + before];
        var asking = new double[persons.Length];
        var reaches = new bool[persons.Length];
        Parallel.For(
            0,
            persons.Length,
            () => (Path: new BenefitPath(_model), Months: new PersonMonths(LateTrajectories.FirstMonth)),
            (i, _, tools) =>
            {
                var period = i < people ? EntryPeriod.During : EntryPeriod.Before;
                (persons[i], asking[i]) = DrawPerson(seed, i, numbers[i], period);
                tools.Months.Restart(persons[i].Entry);
                tools.Path.Generate(persons[i], Regime.None, tools.Months);
                reaches[i] = tools.Path.ServiceEnd > tools.Path.WagePhaseEnd;
                return tools;
            },
            _ => { }
        );
        WgaLots.Draw(seed, persons, asking, reaches);
        return persons;
    }

    /// <summary>People of offices outside the experiment, relative to all people of the experiment, in proportion to their size.</summary>
    public static double PeopleRelativeTo(IReadOnlyList<WgaOffice> offices, IReadOnlyList<WgaOffice> outside)
    {
        var experiment = offices.Where(o => o.Side == OfficeSide.Experiment).Sum(o => o.Size);
        var share = offices.Any(o => o.Side == OfficeSide.Regular) ? 1 - RegularShare : 1;
        return share * outside.Sum(o => o.Size) / experiment;
    }

    private static double Months(EntryWindow window) => (window.Until - window.From + 1) / 30.44;

    private (WgaPerson Person, double Asking) DrawPerson(long seed, int index, int number, EntryPeriod period)
    {
        var random = PersonRandom.For(seed, index);
        var office = random.Category(_officeShares, WgaStream.Office);
        var side = _design.Offices[office].Side;
        var traits = _traits.Draw(random, side);
        var entry = DrawEntry(random, period == EntryPeriod.During ? _design.During : _design.Before!.Value);
        var category = traits.Categories;
        var age = Math.Min(traits.Age, (StatePension.AgeIn(DateOnly.FromDayNumber(entry).Year) / 12.0) - 0.04);
        var digit = CitizenNumbers.LastDigit(number);
        var planned = side == OfficeSide.Experiment && _design.IsTreatment(office, digit);
        var wrong = random.Happens(AssignmentErrors, WgaStream.AssignmentError);
        var person = new WgaPerson
        {
            Index = index,
            Random = random,
            CitizenNumber = number,
            Period = period,
            Office = office,
            Side = side,
            Entry = entry,
            BirthDay = entry - (int)(age * 365.25),
            Age = age,
            AgeBand = category[0],
            Sex = category[1],
            Marital = category[2],
            Education = category[3],
            Class = (WgaClass)category[4],
            Several = category[5],
            Disorder = category[6],
            FromSickness = category[7],
            HadJob = category[8],
            Employability = traits.Employability,
            Health = traits.Health,
            Motivation = traits.Motivation,
            RecordedTreatment = planned ^ wrong,
            Cells = WgaCells.Of((WgaClass)category[4], category[3], age, category[7], category[6]),
        };
        return (person, _model.SelfReport.Probability(traits));
    }

    private static int DrawEntry(PersonRandom random, EntryWindow window)
    {
        var first = DateOnly.FromDayNumber(window.From);
        var last = DateOnly.FromDayNumber(window.Until);
        var months = ((last.Year - first.Year) * 12) + last.Month - first.Month + 1;
        Span<double> weights = stackalloc double[months];
        var total = 0.0;
        for (var m = 0; m < months; m++)
        {
            var start = new DateOnly(first.Year, first.Month, 1).AddMonths(m);
            var days =
                Math.Min(start.AddMonths(1).DayNumber, window.Until + 1) - Math.Max(start.DayNumber, window.From);
            weights[m] = Season[start.Month - 1] * days;
            total += weights[m];
        }

        for (var m = 0; m < months; m++)
        {
            weights[m] /= total;
        }

        var month = new DateOnly(first.Year, first.Month, 1).AddMonths(random.Category(weights, WgaStream.EntryMonth));
        var from = Math.Max(month.DayNumber, window.From);
        var length = Math.Min(month.AddMonths(1).DayNumber, window.Until + 1) - from;
        return from + (int)(random.Uniform(WgaStream.EntryDay) * length);
    }

    private static double[] OfficeShares(IReadOnlyList<WgaOffice> offices)
    {
        var regular = offices.Where(o => o.Side == OfficeSide.Regular).Sum(o => o.Size);
        var experiment = offices.Where(o => o.Side == OfficeSide.Experiment).Sum(o => o.Size);
        var share = regular == 0 ? 0 : RegularShare;
        return
        [
            .. offices.Select(o =>
                o.Side == OfficeSide.Regular ? share * o.Size / regular : (1 - share) * o.Size / experiment
            ),
        ];
    }
}
