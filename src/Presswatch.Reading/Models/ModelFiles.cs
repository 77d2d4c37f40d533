using System.Reflection;
using Presswatch.Packs.Model;

namespace Presswatch.Reading.Models;

/// <summary>The models that come with the program, one for each language pack and task.</summary>
internal static class ModelFiles
{
    /// <summary>The model of the first language pack that a pack uses, or of the pack itself; <see langword="null"/> where there is none and rules alone decide.</summary>
    /// <param name="pack">The pack.</param>
    /// <param name="task">Task, such as "event-type".</param>
    public static LinearModel? Find(Pack pack, string task)
    {
        foreach (string name in pack.Uses.Prepend(pack.Name))
        {
            using Stream? stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"{name}.{task}.model");
            if (stream is not null) return LinearModel.Read(stream);
        }
        return null;
    }
}
