namespace Netto.Statistics.Selection;

/// <summary>
/// Two-step selection correction: probit of being seen on all exogenous variables, then least squares (Heckman 1979, Econometrica 47:153) or two-stage least
/// squares (Wooldridge 2010, Econometric Analysis, procedure 19.2 in 19.6.2) with the inverse Mills ratio φ(zγ)/Φ(zγ) as a regressor and its own instrument.
/// </summary>
/// <remarks>
/// Standard errors come from the stacked moments of both steps (Newey 1984, doi:10.1016/0165-1765(84)90083-1): the probit scores and Ŵ'(y − Wb), Ŵ being the
/// regressors projected on the instruments; the derivative to γ goes through the ratio in regressors and instruments alike. Weights multiply both.
/// HC0 has no factor, HC1 n/(n − 1), CR1 G/(G − 1), n and G counted over everybody. The normal distribution is used.
/// R <c>sampleSelection::heckit(inst = )</c> uses regressors that are not projected; its intervals cover far too little.
/// </remarks>
public static class TwoStepSelection
{
    /// <summary>Fits the model with HC1 stacked-moment standard errors, right with and without instruments.</summary>
    /// <param name="model">Columns of both equations; instruments where a regressor is endogenous.</param>
    /// <exception cref="StatisticsException">When a step cannot be estimated.</exception>
    public static SelectionFit Fit(SelectionModel model) => Fit(model, CovarianceEstimator.HC1);

    /// <summary>Fits the model with stacked-moment standard errors.</summary>
    /// <param name="model">Columns of both equations; instruments where a regressor is endogenous.</param>
    /// <param name="covariance">HC0 (no factor), HC1, CR0 or CR1; for a model without instruments also Classical, Heckman's own formula.</param>
    /// <exception cref="StatisticsException">When a step cannot be estimated, or Classical is asked with instruments.</exception>
    public static SelectionFit Fit(SelectionModel model, CovarianceEstimator covariance)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(covariance);
        if (model.Centred is { } centred)
        {
            var fit = Fit(model.Less(centred), covariance);
            return fit with
            {
                Coefficients = centred.Back(fit.Coefficients),
                Selection = fit.Selection.Back(centred),
                FirstStages = [.. fit.FirstStages.Select(s => s with { Coefficients = centred.Back(s.Coefficients) })],
            };
        }
        CheckCovariance(model, covariance);
        var prepared = PreparedSelection.Of(model, covariance);
        var second = SecondStep.Fit(prepared);
        var matrix =
            covariance is CovarianceEstimator.ClassicalCovariance
                ? HeckmanCovariance.Of(prepared, second)
                : StackedMoments.Covariance(prepared, second, prepared.Covariance);
        return Result(model, prepared, second, (covariance.Name, matrix));
    }

    private static SelectionFit Result(
        SelectionModel model,
        PreparedSelection prepared,
        SecondStep second,
        (string Name, Matrix Matrix) covariance
    )
    {
        var exogenous = model.Instruments is null;
        var (sigma, rho) = exogenous ? HeckmanCovariance.Scale(prepared, second) : (double.NaN, double.NaN);
        var stages = second.FirstStages(prepared);
        DroppedColumn[] dropped = [.. prepared.Probit.DroppedColumns, .. second.Dropped];
        return new SelectionFit
        {
            Method = exogenous ? "heckman" : "selection-iv",
            N = prepared.Probit.N,
            Selected = prepared.Selected,
            StandardErrors = covariance.Name,
            Coefficients = CoefficientTable.From(second.Terms, second.Coefficients, covariance.Matrix),
            Selection = prepared.Probit,
            FirstStages = stages,
            Sigma = exogenous ? sigma : null,
            Rho = exogenous ? rho : null,
            DroppedRows = prepared.Probit.DroppedRows,
            DroppedColumns = dropped,
            Warnings =
            [
                .. SelectionWarnings.Dropped(dropped),
                .. second.Warnings,
                .. SelectionWarnings.Exclusion(prepared),
                .. SelectionWarnings.WeakInstruments(stages),
            ],
        };
    }

    private static void CheckCovariance(SelectionModel model, CovarianceEstimator covariance)
    {
        if (covariance is CovarianceEstimator.ClassicalCovariance && model.Instruments is not null)
        {
            throw new StatisticsException(
                StatisticsErrors.WrongOption,
                "Selection with instruments has no classical covariance.",
                "Use hc0, hc1 or cr1: they stack the moments of both steps."
            );
        }
    }
}
