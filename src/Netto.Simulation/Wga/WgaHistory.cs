using Netto.Simulation.Engine;

namespace Netto.Simulation.Wga;

/// <summary>Makes the history of one person under one regime and one level of service. Holds buffers: one a thread.</summary>
internal sealed class WgaHistory
{
    private readonly WgaModel _model;
    private readonly BenefitPath _path;
    private readonly JobHistory _jobs;
    private readonly BenefitSpells _spells;
    private readonly ServiceHistory _service;

    public WgaHistory(WgaModel model, WgaDesign design)
    {
        _model = model;
        Months = new PersonMonths(
            Math.Max(design.FollowUpMonths, LateTrajectories.FirstMonth) + LateTrajectories.Months + 1
        );
        _path = new BenefitPath(model);
        _jobs = new JobHistory(model);
        _spells = new BenefitSpells(model, design);
        _service = new ServiceHistory(model, design.FollowUpMonths);
    }

    /// <summary>Months of the person made last.</summary>
    public PersonMonths Months { get; }

    /// <summary>Rows of the person made last.</summary>
    public RegisterRows Rows { get; } = new();

    /// <summary>First day outside the WGA proper of the person made last.</summary>
    public int ServiceEnd => _path.ServiceEnd;

    /// <summary>Work and benefit: what a regime can change.</summary>
    public void GenerateOutcomes(WgaPerson person, Regime regime)
    {
        regime = person.AsksForService ? Regime.Basic : regime;
        Rows.Clear();
        Months.Restart(person.Entry);
        _path.Generate(person, regime, Months);
        _jobs.Generate(person, regime, Months, _path, Rows);
        _spells.Write(person, regime, Months, _path, Rows);
        AddSelfEmployment(person, regime);
    }

    /// <summary>The service in the registers, on top of the outcomes made before.</summary>
    public void GenerateService(WgaPerson person, ServiceLevel level) =>
        _service.Generate(person, level, Months, _path, Rows);

    /// <summary>Years as self-employed; nobody is so in the years before entry.</summary>
    private void AddSelfEmployment(WgaPerson person, Regime regime)
    {
        if (person.Class == WgaClass.Permanent)
        {
            return;
        }

        var group = person.Class == WgaClass.Partial ? 0 : 1;
        var rate = _model.SelfEmployed[group] * Math.Exp(_model.SelfEmployedEffect[group][(int)regime]);
        rate *= person.Education == WgaTraits.HighEducation ? 1.8 : 0.8;
        rate *= Math.Exp((0.5 * person.Employability) - 0.125);
        for (var month = 0; month < Months.Count && Months.StartOf(month) < _path.End; month++)
        {
            if (person.Random.Happens(rate, WgaStream.SelfEmployment, month))
            {
                var first = DateOnly.FromDayNumber(Months.StartOf(month)).Year;
                var years = 1 + (int)person.Random.Exponential(1.6, WgaStream.SelfEmploymentLength);
                var last = Math.Min(first + years - 1, DateOnly.FromDayNumber(Months.End).Year);
                for (var year = first; year <= last; year++)
                {
                    Rows.SelfEmployment.Add(new SelfEmploymentYear(person.Index, year));
                }

                return;
            }
        }
    }
}
