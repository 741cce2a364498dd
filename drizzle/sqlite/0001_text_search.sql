-- Trigrams of labels and names (see `textKinds`): "which texts contain these letters?"
-- The text itself stays in `terms`; detail=none keeps only which row has which trigram, and LIKE checks the rest.
CREATE VIRTUAL TABLE `terms_text` USING fts5(`value`, content='terms', content_rowid='id', tokenize='trigram', detail=none);
--> statement-breakpoint
CREATE TRIGGER `terms_text_insert` AFTER INSERT ON `terms` WHEN new.`kind` IN (0, 1, 3, 5, 6) BEGIN
  INSERT INTO `terms_text`(rowid, `value`) VALUES (new.`id`, new.`value`);
END;
