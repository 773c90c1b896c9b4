namespace Netto.Statistics.LinearAlgebra;

/// <summary>A dense matrix of doubles, stored column by column (column-major) in one array.</summary>
/// <remarks>For small algebra (k × k) and for factorisations; data columns stay in their own arrays (<see cref="Design"/>).</remarks>
public sealed class Matrix : IEquatable<Matrix>
{
    /// <summary>Makes a matrix of zeros.</summary>
    /// <param name="rows">Number of rows, at least 0.</param>
    /// <param name="columns">Number of columns, at least 0.</param>
    public Matrix(int rows, int columns)
        : this(rows, columns, new double[(long)rows * columns]) { }

    /// <summary>Wraps an array, without copying.</summary>
    /// <param name="rows">Number of rows.</param>
    /// <param name="columns">Number of columns.</param>
    /// <param name="values">rows × columns values, column by column.</param>
    public Matrix(int rows, int columns, double[] values)
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentOutOfRangeException.ThrowIfNotEqual(values.LongLength, (long)rows * columns, nameof(values));
        Rows = rows;
        Columns = columns;
        Values = values;
    }

    /// <summary>Number of rows.</summary>
    public int Rows { get; }

    /// <summary>Number of columns.</summary>
    public int Columns { get; }

    /// <summary>The values, column by column.</summary>
    public double[] Values { get; }

    /// <summary>The element in row <paramref name="row"/> and column <paramref name="column"/>, both from 0.</summary>
    /// <param name="row">Row, from 0.</param>
    /// <param name="column">Column, from 0.</param>
    public double this[int row, int column]
    {
        get => Values[((long)column * Rows) + row];
        set => Values[((long)column * Rows) + row] = value;
    }

    /// <summary>The identity matrix.</summary>
    /// <param name="size">Number of rows and columns.</param>
    public static Matrix Identity(int size)
    {
        var m = new Matrix(size, size);
        for (var i = 0; i < size; i++)
        {
            m[i, i] = 1;
        }
        return m;
    }

    /// <summary>Copies columns of equal length into a matrix.</summary>
    /// <param name="columns">The columns, each of the same length.</param>
    public static Matrix FromColumns(IReadOnlyList<double[]> columns)
    {
        ArgumentNullException.ThrowIfNull(columns);
        var m = new Matrix(columns.Count == 0 ? 0 : columns[0].Length, columns.Count);
        for (var j = 0; j < columns.Count; j++)
        {
            columns[j].CopyTo(m.Column(j));
        }
        return m;
    }

    /// <summary>Copies the rows of a small literal into a matrix.</summary>
    /// <param name="rows">The rows, each of the same length.</param>
    public static Matrix FromRows(params double[][] rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var m = new Matrix(rows.Length, rows.Length == 0 ? 0 : rows[0].Length);
        for (var i = 0; i < rows.Length; i++)
        {
            for (var j = 0; j < m.Columns; j++)
            {
                m[i, j] = rows[i][j];
            }
        }
        return m;
    }

    /// <summary>One column, as a view.</summary>
    /// <param name="column">Column, from 0.</param>
    public Span<double> Column(int column) => Values.AsSpan(column * Rows, Rows);

    /// <summary>A copy.</summary>
    public Matrix Copy() => new(Rows, Columns, (double[])Values.Clone());

    /// <summary>The transpose, as a copy.</summary>
    public Matrix Transpose()
    {
        var t = new Matrix(Columns, Rows);
        for (var j = 0; j < Columns; j++)
        {
            for (var i = 0; i < Rows; i++)
            {
                t[j, i] = this[i, j];
            }
        }
        return t;
    }

    /// <summary>The matrix product of this and <paramref name="other"/>.</summary>
    /// <param name="other">A matrix with as many rows as this has columns.</param>
    public Matrix Times(Matrix other)
    {
        ArgumentNullException.ThrowIfNull(other);
        ArgumentOutOfRangeException.ThrowIfNotEqual(other.Rows, Columns, nameof(other));
        var product = new Matrix(Rows, other.Columns);
        for (var j = 0; j < other.Columns; j++)
        {
            var target = product.Column(j);
            for (var l = 0; l < Columns; l++)
            {
                AddScaled(target, Column(l), other[l, j]);
            }
        }
        return product;
    }

    /// <summary>The product of this and a vector.</summary>
    /// <param name="vector">As many values as this has columns.</param>
    public double[] Times(ReadOnlySpan<double> vector)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(vector.Length, Columns, nameof(vector));
        var product = new double[Rows];
        for (var j = 0; j < Columns; j++)
        {
            AddScaled(product, Column(j), vector[j]);
        }
        return product;
    }

    /// <summary>The product of the transpose of this and a matrix.</summary>
    /// <param name="other">A matrix with as many rows as this.</param>
    public Matrix TransposeTimes(Matrix other)
    {
        ArgumentNullException.ThrowIfNull(other);
        ArgumentOutOfRangeException.ThrowIfNotEqual(other.Rows, Rows, nameof(other));
        var product = new Matrix(Columns, other.Columns);
        for (var j = 0; j < other.Columns; j++)
        {
            for (var i = 0; i < Columns; i++)
            {
                product[i, j] = Dot(Column(i), other.Column(j));
            }
        }
        return product;
    }

    /// <summary>The product of the transpose of this and a vector.</summary>
    /// <param name="vector">As many values as this has rows.</param>
    public double[] TransposeTimes(ReadOnlySpan<double> vector)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(vector.Length, Rows, nameof(vector));
        var product = new double[Columns];
        for (var j = 0; j < Columns; j++)
        {
            product[j] = Dot(Column(j), vector);
        }
        return product;
    }

    /// <summary>This plus <paramref name="factor"/> times <paramref name="other"/>.</summary>
    /// <param name="other">A matrix of the same shape.</param>
    /// <param name="factor">Factor, 1 when left out.</param>
    public Matrix Plus(Matrix other, double factor = 1)
    {
        ArgumentNullException.ThrowIfNull(other);
        ArgumentOutOfRangeException.ThrowIfNotEqual(other.Rows, Rows, nameof(other));
        ArgumentOutOfRangeException.ThrowIfNotEqual(other.Columns, Columns, nameof(other));
        var sum = Copy();
        AddScaled(sum.Values, other.Values, factor);
        return sum;
    }

    /// <summary>This times a number.</summary>
    /// <param name="factor">The number.</param>
    public Matrix Scale(double factor)
    {
        var scaled = new Matrix(Rows, Columns);
        AddScaled(scaled.Values, Values, factor);
        return scaled;
    }

    /// <summary>The sandwich A M A' for this A and a square M.</summary>
    /// <param name="middle">The square matrix in the middle.</param>
    public Matrix Sandwich(Matrix middle)
    {
        ArgumentNullException.ThrowIfNull(middle);
        var v = Times(middle).Times(Transpose());
        v.Symmetrise();
        return v;
    }

    /// <summary>The quadratic form v' M w of this M.</summary>
    /// <param name="left">Left vector v.</param>
    /// <param name="right">Right vector w.</param>
    public double Form(ReadOnlySpan<double> left, ReadOnlySpan<double> right) => Dot(left, Times(right));

    /// <summary>The rows and columns with the given numbers, in that order.</summary>
    /// <param name="indices">Row and column numbers, from 0.</param>
    public Matrix Submatrix(IReadOnlyList<int> indices)
    {
        ArgumentNullException.ThrowIfNull(indices);
        var m = new Matrix(indices.Count, indices.Count);
        for (var j = 0; j < indices.Count; j++)
        {
            for (var i = 0; i < indices.Count; i++)
            {
                m[i, j] = this[indices[i], indices[j]];
            }
        }
        return m;
    }

    /// <inheritdoc />
    public bool Equals(Matrix? other) =>
        other is not null
        && Rows == other.Rows
        && Columns == other.Columns
        && Values.AsSpan().SequenceEqual(other.Values);

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as Matrix);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Rows, Columns, Values.Length == 0 ? 0 : Values[0]);

    internal static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b) => Vectors.Dot(a, b);

    internal static void AddScaled(Span<double> target, ReadOnlySpan<double> source, double factor) =>
        Vectors.AddScaled(target, source, factor);

    /// <summary>Averages the two halves, so that rounding does not make the matrix unsymmetric.</summary>
    internal void Symmetrise()
    {
        for (var j = 0; j < Columns; j++)
        {
            for (var i = 0; i < j; i++)
            {
                var mean = (this[i, j] + this[j, i]) / 2;
                this[i, j] = mean;
                this[j, i] = mean;
            }
        }
    }
}
