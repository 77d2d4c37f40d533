namespace Presswatch.Demo.Writing;

/// <summary>What differs from the text first printed.</summary>
internal enum Revision { None, NameCut, Number, Headline, Typography, Title }
