namespace Presswatch.Corpus.Storage;

/// <summary>A column of ids from 0 on, or -1 for none, in two bytes each where all of them fit, in four otherwise.</summary>
internal static class NarrowColumn
{
    /// <summary>What stands for -1 in two bytes.</summary>
    public const ushort None = ushort.MaxValue;

    public static void Write(SegmentFileWriter writer, SegmentSection section, int[] ids)
    {
        if (Array.Exists(ids, id => id >= None))
        {
            writer.Write<int>(section, ids);
            return;
        }
        // -1 becomes the highest number of two bytes.
        writer.Write<ushort>(section, Array.ConvertAll(ids, id => unchecked((ushort)id)));
    }

    public static int[] Read(ReadOnlySpan<ushort> column)
    {
        int[] ids = new int[column.Length];
        for (int i = 0; i < ids.Length; i++) ids[i] = column[i] == None ? -1 : column[i];
        return ids;
    }

    /// <summary>Whether all ids are from the least to below the bound.</summary>
    public static bool IsWithin(SegmentFile file, SegmentSection section, int least, int bound)
    {
        bool within = true;
        if (file.ElementOf(section) == sizeof(ushort))
        {
            foreach (ushort id in file.Of<ushort>(section)) within &= id == None ? least < 0 : id < bound;
        }
        else
        {
            foreach (int id in file.Ints(section)) within &= id >= least && id < bound;
        }
        return within;
    }
}
