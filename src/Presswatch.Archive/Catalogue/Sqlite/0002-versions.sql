-- Few articles have more than one version; those are found without looking at the others.
CREATE INDEX article_versions ON article (versions) WHERE versions > 1;
