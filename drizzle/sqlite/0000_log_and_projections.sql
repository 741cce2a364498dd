CREATE TABLE `bodies` (
	`first` integer PRIMARY KEY NOT NULL,
	`count` integer NOT NULL,
	`is_packed` integer NOT NULL,
	`data` blob NOT NULL
);
--> statement-breakpoint
CREATE TABLE `closings` (
	`source` integer NOT NULL,
	`process_id` text NOT NULL,
	`seq` integer NOT NULL,
	`closed_at` integer,
	PRIMARY KEY(`source`, `process_id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `credentials` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`source` integer NOT NULL,
	`scheme` text NOT NULL,
	`name` text,
	`sha256` blob NOT NULL,
	`ending` text NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `credentials_by_source` ON `credentials` (`source`);--> statement-breakpoint
CREATE TABLE `deliveries` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`source` integer NOT NULL,
	`received_at` integer NOT NULL,
	`verdict` integer NOT NULL,
	`status` integer NOT NULL,
	`vendor_type` integer,
	`reason` text,
	`size` integer NOT NULL,
	`sha256` blob NOT NULL,
	`headers` integer NOT NULL,
	`answer` integer NOT NULL,
	`kind` integer NOT NULL,
	`kept_size` integer,
	`kept_sha256` blob,
	`removed` integer,
	`replay_of` integer
);
--> statement-breakpoint
CREATE INDEX `deliveries_by_verdict` ON `deliveries` (`verdict`,`id`) WHERE verdict <> 0;--> statement-breakpoint
CREATE UNIQUE INDEX `deliveries_replayed_once` ON `deliveries` (`replay_of`) WHERE replay_of is not null;--> statement-breakpoint
CREATE TABLE `probes` (
	`id` integer PRIMARY KEY NOT NULL,
	`value` blob NOT NULL
);
--> statement-breakpoint
CREATE TABLE `raw_bodies` (
	`delivery` integer PRIMARY KEY NOT NULL,
	`received_at` integer NOT NULL,
	`is_erased` integer NOT NULL,
	`sha256` blob NOT NULL,
	`data` blob
);
--> statement-breakpoint
CREATE INDEX `raw_bodies_to_erase` ON `raw_bodies` (`received_at`) WHERE is_erased = 0;--> statement-breakpoint
CREATE INDEX `raw_bodies_by_hash` ON `raw_bodies` (`sha256`) WHERE is_erased = 0;--> statement-breakpoint
CREATE TABLE `removals` (
	`source` integer NOT NULL,
	`process_id` text NOT NULL,
	`up_to` integer NOT NULL,
	PRIMARY KEY(`source`, `process_id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `settings` (
	`name` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `sources` (
	`id` integer PRIMARY KEY NOT NULL,
	`provider` text NOT NULL,
	`slug` text NOT NULL,
	`workflow` text NOT NULL,
	`title_label` text,
	`time_zone` text,
	`keeps` text NOT NULL,
	`vendor` text NOT NULL,
	`sealed` text NOT NULL,
	`created_at` integer NOT NULL,
	`paused_at` integer,
	`deleted_at` integer,
	`needs_credentials` integer NOT NULL,
	`refolded_to` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `sources_by_address` ON `sources` (`provider`,`slug`);--> statement-breakpoint
CREATE TABLE `stretches` (
	`source` integer NOT NULL,
	`stretch` integer NOT NULL,
	PRIMARY KEY(`source`, `stretch`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `tallies` (
	`source` integer NOT NULL,
	`kind` integer NOT NULL,
	`key` integer NOT NULL,
	`count` integer NOT NULL,
	`last_at` integer NOT NULL,
	PRIMARY KEY(`source`, `kind`, `key`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `texts` (
	`id` integer PRIMARY KEY NOT NULL,
	`text` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `texts_once` ON `texts` (`text`);--> statement-breakpoint
CREATE TABLE `verifications` (
	`delivery` integer PRIMARY KEY NOT NULL,
	`source` integer NOT NULL,
	`received_at` integer NOT NULL,
	`state` integer NOT NULL,
	`token` text,
	`identity` text NOT NULL,
	`tries` integer NOT NULL,
	`next_at` integer NOT NULL,
	`settled_at` integer,
	`is_released` integer NOT NULL,
	`fault` text
);
--> statement-breakpoint
CREATE INDEX `verifications_due` ON `verifications` (`next_at`) WHERE token is not null;--> statement-breakpoint
CREATE INDEX `verifications_to_erase` ON `verifications` (`received_at`) WHERE token is not null;--> statement-breakpoint
CREATE INDEX `verifications_alike` ON `verifications` (`identity`,`delivery`);--> statement-breakpoint
CREATE INDEX `verifications_open` ON `verifications` (`delivery`) WHERE state in (0, 3);--> statement-breakpoint
CREATE INDEX `verifications_to_release` ON `verifications` (`delivery`) WHERE is_released = 0 and fault is null and state in (1, 4, 6);--> statement-breakpoint
CREATE TABLE `views` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`name` text NOT NULL,
	`path` text NOT NULL,
	`q` text NOT NULL,
	`place` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `counters` (
	`workflow` text NOT NULL,
	`workflow_name` text NOT NULL,
	`state` integer NOT NULL,
	`count` integer NOT NULL,
	PRIMARY KEY(`workflow`, `state`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `duplicates` (
	`delivery` integer PRIMARY KEY NOT NULL,
	`first` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `duplicates_by_first` ON `duplicates` (`first`);--> statement-breakpoint
CREATE TABLE `events` (
	`process` integer NOT NULL,
	`seq` integer NOT NULL,
	`delivery` integer,
	`type` integer NOT NULL,
	`session` text,
	`occurred_us` integer NOT NULL,
	`identity` text NOT NULL,
	`occurred_raw` text,
	`is_ambiguous` integer NOT NULL,
	`received_at` integer NOT NULL,
	`rest` text NOT NULL,
	PRIMARY KEY(`process`, `seq`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE UNIQUE INDEX `events_by_seq` ON `events` (`seq`);--> statement-breakpoint
CREATE TABLE `identifiers` (
	`kind` integer NOT NULL,
	`value` text NOT NULL,
	`process` integer NOT NULL,
	PRIMARY KEY(`kind`, `value`, `process`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `position` (
	`id` integer PRIMARY KEY NOT NULL,
	`seq` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `process_keys` (
	`id` integer PRIMARY KEY NOT NULL,
	`source` integer NOT NULL,
	`process_id` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `process_keys_by_id` ON `process_keys` (`process_id`,`source`);--> statement-breakpoint
CREATE INDEX `process_keys_by_source` ON `process_keys` (`source`,`id`);--> statement-breakpoint
CREATE TABLE `process_terms` (
	`term` integer NOT NULL,
	`process` integer NOT NULL,
	PRIMARY KEY(`term`, `process`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `processes` (
	`id` integer PRIMARY KEY NOT NULL,
	`source` integer NOT NULL,
	`workflow` text NOT NULL,
	`workflow_name` text NOT NULL,
	`state` integer NOT NULL,
	`is_test` integer NOT NULL,
	`seq` integer NOT NULL,
	`started_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`waiting_since` integer,
	`took` integer,
	`number` integer NOT NULL,
	`texts` text NOT NULL,
	`attention` integer NOT NULL,
	`quiet_at` integer,
	`silence` integer
);
--> statement-breakpoint
CREATE INDEX `processes_by_seq` ON `processes` (`seq`);--> statement-breakpoint
CREATE INDEX `processes_by_state` ON `processes` (`state`,`seq`);--> statement-breakpoint
CREATE INDEX `processes_by_workflow` ON `processes` (`workflow_name`,`seq`);--> statement-breakpoint
CREATE INDEX `processes_by_workflow_state` ON `processes` (`workflow_name`,`state`,`seq`);--> statement-breakpoint
CREATE INDEX `processes_by_start` ON `processes` (`started_at`,`id`);--> statement-breakpoint
CREATE INDEX `processes_by_workflow_start` ON `processes` (`workflow_name`,`started_at`,`id`);--> statement-breakpoint
CREATE INDEX `processes_by_number` ON `processes` (`number`,`id`);--> statement-breakpoint
CREATE INDEX `processes_by_attention` ON `processes` (`attention`,`id`);--> statement-breakpoint
CREATE INDEX `processes_by_workflow_attention` ON `processes` (`workflow_name`,`attention`,`id`);--> statement-breakpoint
CREATE INDEX `processes_by_quiet` ON `processes` (`workflow_name`,`quiet_at`) WHERE quiet_at is not null;--> statement-breakpoint
CREATE INDEX `processes_by_silence` ON `processes` (`workflow_name`,`silence`) WHERE silence is not null;--> statement-breakpoint
CREATE INDEX `processes_by_update` ON `processes` (`updated_at`);--> statement-breakpoint
CREATE INDEX `processes_by_waiting` ON `processes` (`waiting_since`) WHERE waiting_since is not null;--> statement-breakpoint
CREATE INDEX `processes_by_took` ON `processes` (`took`) WHERE took is not null;--> statement-breakpoint
CREATE INDEX `processes_tests` ON `processes` (`seq`) WHERE is_test = 1;--> statement-breakpoint
CREATE TABLE `snapshots` (
	`process` integer PRIMARY KEY NOT NULL,
	`snapshot` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `terms` (
	`id` integer PRIMARY KEY NOT NULL,
	`kind` integer NOT NULL,
	`key` text NOT NULL,
	`value` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `terms_once` ON `terms` (`kind`,`key`,`value`);--> statement-breakpoint
CREATE TABLE `usuals` (
	`workflow_name` text PRIMARY KEY NOT NULL,
	`usual` text NOT NULL,
	`limits` text NOT NULL,
	`is_applied` integer NOT NULL,
	`seq` integer NOT NULL
);
