-- What draws on an article, asked of every article of an incident whenever its facts are read.
CREATE INDEX derivation_by_from_article ON derivation (from_article_id);
