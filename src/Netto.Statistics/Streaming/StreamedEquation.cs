namespace Netto.Statistics.Streaming;

/// <summary>One equation solved from sums: coefficients, and how the rows of the second pass become its scores.</summary>
/// <remarks>All is about the means; <see cref="Terms"/> and <see cref="FromCentred"/> lead back to the constant of the data.</remarks>
internal sealed class StreamedEquation
{
    private readonly MomentSystem system;
    private readonly string outcome;
    private readonly string[] kept;
    private readonly string[] instruments;
    private readonly Matrix? projection;

    private StreamedEquation(
        MomentSystem system,
        string outcome,
        (string[] Kept, string[] Dropped) columns,
        (string[] Instruments, Matrix? Projection) first,
        (Matrix Gram, double[] Right) normal
    )
    {
        this.system = system;
        this.outcome = outcome;
        kept = columns.Kept;
        (instruments, projection) = first;
        Dropped = columns.Dropped;
        var inverse =
            (normal.Gram.Rows == 0 ? new ScaledInverse(normal.Gram, 1) : ScaledInverse.TryOf(normal.Gram))
            ?? throw new StatisticsException(
                StatisticsErrors.Singular,
                $"The sums of products for {outcome} are not positive definite.",
                "Leave columns out that repeat each other."
            );
        Inverse = inverse.Inverse;
        Condition = inverse.Condition;
        Slopes = Inverse.Times(normal.Right);
    }

    internal string[] Dropped { get; }

    /// <summary>Inverse of the centred sums of products of the (projected) regressors.</summary>
    internal Matrix Inverse { get; }

    internal double Condition { get; }

    /// <summary>Coefficients without the constant.</summary>
    internal double[] Slopes { get; }

    internal MomentSystem System => system;

    internal bool HasConstant => system.Constant == ConstantUse.Present;

    /// <summary>Terms in the order of the estimates: the constant first.</summary>
    internal string[] Terms => HasConstant ? [Design.Constant, .. kept] : kept;

    /// <summary>Number of columns of the scores: the constant and the regressors.</summary>
    internal int Size => kept.Length + (HasConstant ? 1 : 0);

    internal double TotalSumOfSquares => system.Product(outcome, outcome);

    /// <summary>Residual sum of squares from the sums alone: right unless the fit is nearly perfect.</summary>
    internal double ResidualSumOfSquares
    {
        get
        {
            var (right, gram) = (system.Products(kept, [outcome]), system.Products(kept, kept));
            return TotalSumOfSquares - (2 * Vectors.Dot(Slopes, right.Column(0))) + gram.Form(Slopes, Slopes);
        }
    }

    /// <summary>Least squares of an outcome on columns.</summary>
    internal static StreamedEquation LeastSquares(MomentSystem system, string outcome, string[] columns)
    {
        var gram = system.Products(columns, columns);
        var (keep, drop) = MomentSystem.Independent(gram);
        string[] names = [.. keep.Select(j => columns[j])];
        if (names.Length == 0 && system.Constant == ConstantUse.Absent)
        {
            throw new StatisticsException(
                StatisticsErrors.NoRegressors,
                "No regressor varies.",
                "Give a column that does."
            );
        }
        var right = system.Products(names, [outcome]).Column(0).ToArray();
        return new(
            system,
            outcome,
            (names, [.. drop.Select(j => columns[j])]),
            ([], null),
            (gram.Submatrix(keep), right)
        );
    }

    /// <summary>2SLS: regressors projected on the instruments, b = (Π'ZZ'Π)⁻¹ Π'Z'y.</summary>
    internal static StreamedEquation TwoStage(
        MomentSystem system,
        string outcome,
        string[] columns,
        string[] instruments
    )
    {
        var all = system.Products(instruments, instruments);
        var (keepZ, _) = MomentSystem.Independent(all);
        string[] z = [.. keepZ.Select(j => instruments[j])];
        var zz = all.Submatrix(keepZ);
        var pi = Cholesky.Factor(zz, "The instruments").Solve(system.Products(z, columns));
        for (var j = 0; j < columns.Length; j++)
        {
            if (Array.IndexOf(z, columns[j]) is >= 0 and var own)
            {
                pi.Column(j).Clear(); // an exogenous column is its own projection, without rounding
                pi[own, j] = 1;
            }
        }
        var gram = pi.Transpose().Sandwich(zz);
        var (keep, drop) = MomentSystem.Independent(gram);
        string[] names = [.. keep.Select(j => columns[j])];
        string[] dropped = [.. drop.Select(j => columns[j])];
        if (dropped.FirstOrDefault(d => !instruments.Contains(d, StringComparer.Ordinal)) is { } lost)
        {
            throw new StatisticsException(
                StatisticsErrors.Underidentified,
                $"The instruments do not move {lost} apart from the other regressors.",
                "Add an instrument or drop an endogenous variable."
            );
        }
        var part = Matrix.FromColumns([.. keep.Select(j => pi.Column(j).ToArray())]);
        var right = part.TransposeTimes(system.Products(z, [outcome]).Column(0));
        return new(system, outcome, (names, dropped), (z, part), (gram.Submatrix(keep), right));
    }

    /// <summary>Residuals of a block and its (projected) regressors, about the means, the constant first.</summary>
    internal (double[] Residuals, double[][] Columns) Rows(DataBlock block)
    {
        var x = Centred(block, kept);
        var y = Centred(block, [outcome])[0];
        var residuals = Linear.LeastSquaresSolver.Residuals(x, y, Slopes);
        var columns = projection is null ? x : Projected(Centred(block, instruments), x);
        if (!HasConstant)
        {
            return (residuals, columns);
        }
        return (residuals, [Design.Ones(block.Rows).Values, .. columns]);
    }

    /// <summary>Covariance or estimates about the means → those with the constant of the data: B V B', B = [1 −m'; 0 I].</summary>
    internal Matrix FromCentred()
    {
        var b = Matrix.Identity(Size);
        if (HasConstant)
        {
            for (var j = 0; j < kept.Length; j++)
            {
                b[0, j + 1] = -system.Centre(kept[j]);
            }
        }
        return b;
    }

    /// <summary>Inverse of all sums of products about the means, the constant first.</summary>
    internal Matrix CentredBread()
    {
        if (!HasConstant)
        {
            return Inverse;
        }
        var bread = new Matrix(Size, Size) { [0, 0] = 1 / system.Sums.Weight };
        for (var j = 0; j < kept.Length; j++)
        {
            for (var i = 0; i < kept.Length; i++)
            {
                bread[i + 1, j + 1] = Inverse[i, j];
            }
        }
        return bread;
    }

    /// <summary>Estimates about the means: the mean of the outcome first.</summary>
    internal double[] CentredEstimates() =>
        HasConstant ? [system.Centre(outcome), .. Slopes] : (double[])Slopes.Clone();

    private double[][] Centred(DataBlock block, string[] labels) =>
        Centring.Of([.. labels.Select(block.Column)], [.. labels.Select(system.Centre)]);

    private double[][] Projected(double[][] z, double[][] x) =>
        [
            .. Enumerable
                .Range(0, kept.Length)
                .Select(j =>
                    Array.IndexOf(instruments, kept[j]) >= 0
                        ? x[j]
                        : Linear.LeastSquaresSolver.Combine(z, projection!.Column(j).ToArray())
                ),
        ];
}
