using Netto.Protocol;
using Netto.Simulation.Calibration;
using Netto.Simulation.Engine;

namespace Netto.Simulation.Wga;

/// <summary>
/// The WGA experiment in its published size, measured as the tables of report 004. Levels are those of the registers;
/// effects are the true ones of the simulated people, since estimates scatter around them from one seed to the next.
/// </summary>
public sealed class WgaCalibration : ICalibratedExperiment
{
    private const int People = 20_013;

    private readonly WgaTabulation _tabulation;

    /// <summary>Prepares the experiment of the template, with the fitted constants.</summary>
    public WgaCalibration()
    {
        // The period before has no published figures of its own.
        var design = WgaProtocol.DesignOf(ProtocolTemplate.Find(WgaExperiment.Id)!.Read()) with
        {
            Before = null,
        };
        _tabulation = new WgaTabulation(design, new WgaModel(ParameterSet.Of(WgaExperiment.Id)));
    }

    /// <inheritdoc/>
    public string Id => WgaExperiment.Id;

    /// <summary>Fits the constants anew; see <see cref="WgaFit"/>.</summary>
    /// <param name="rounds">Rounds of simulation.</param>
    /// <param name="people">People of the experiment in each round.</param>
    /// <param name="progress">Told the round after it is done.</param>
    public static ParameterSet Fit(int rounds, int people, Action<int> progress)
    {
        var design = WgaProtocol.DesignOf(ProtocolTemplate.Find(WgaExperiment.Id)!.Read()) with { Before = null };
        return new WgaFit(design, ParameterSet.Of(WgaExperiment.Id)).Run(rounds, people, progress);
    }

    /// <inheritdoc/>
    public ISimulatedFigures Simulate(long seed) => new Figures(_tabulation.Run(seed, People), _tabulation.Measures);

    private sealed class Figures(WgaAccumulator sums, WgaMeasures measures) : ISimulatedFigures
    {
        private readonly int _person = measures.IndexOf("self-reporter");

        public double Of(PublishedFigure figure)
        {
            var cell = figure.Subgroup.Length == 0 ? 0 : Array.IndexOf(WgaCells.Names, figure.Subgroup) + 1;
            return figure switch
            {
                { Measure: "people", Arm: "all" } => Count("treatment") + Count("control") + Count("regular"),
                { Measure: "people" } => Count(figure.Arm),
                { Kind: FigureKind.Level } => sums.Mean(GroupOf(figure.Arm), cell, measures.IndexOf(figure.Measure)),
                _ => Effect(figure.Arm, cell, measures.IndexOf(figure.Measure)),
            };
        }

        private long Count(string arm) => sums.Count(GroupOf(arm), 0, _person);

        private static WgaGroup GroupOf(string arm) =>
            arm switch
            {
                "treatment" => WgaGroup.Treatment,
                "control" => WgaGroup.Control,
                "regular" => WgaGroup.Regular,
                "self-reporters" => WgaGroup.SelfReporters,
                _ => throw new ArgumentOutOfRangeException(nameof(arm), arm, "Not a group of report 004."),
            };

        /// <summary>
        /// Extended or usual service against none moves those who do not ask for service; extended against usual service
        /// is an effect on everybody, of whom those who ask are not moved.
        /// </summary>
        private double Effect(string comparison, int cell, int measure)
        {
            double Mean(WgaGroup group) => sums.Mean(group, cell, measure);
            return comparison switch
            {
                "treatment-control" => Mean(WgaGroup.CompliersExtended) - Mean(WgaGroup.CompliersNone),
                "regular-control" => Mean(WgaGroup.CompliersBasic) - Mean(WgaGroup.CompliersNone),
                _ => (Mean(WgaGroup.CompliersExtended) - Mean(WgaGroup.CompliersBasic)) * ShareNotAsking(cell),
            };
        }

        private double ShareNotAsking(int cell) =>
            (double)sums.Count(WgaGroup.CompliersNone, cell, _person)
            / (sums.Count(WgaGroup.Treatment, cell, _person) + sums.Count(WgaGroup.Control, cell, _person));
    }
}
