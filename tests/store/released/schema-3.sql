PRAGMA user_version = 3;
PRAGMA application_id = 1701733985;
BEGIN TRANSACTION;
CREATE TABLE "_sqlite_migrations" (
   "id" INTEGER PRIMARY KEY,
   "migration_set" TEXT,
   "name" TEXT,
   "applied_at" TEXT
);
INSERT INTO "_sqlite_migrations" VALUES(1,'enface','events_and_state','2026-11-26 00:17:28.302789+00:00');
INSERT INTO "_sqlite_migrations" VALUES(2,'enface','deliveries','2026-11-26 00:17:28.303267+00:00');
INSERT INTO "_sqlite_migrations" VALUES(3,'enface','seals_and_views','2026-11-26 00:17:28.314381+00:00');
CREATE TABLE change (
        document TEXT NOT NULL, segment TEXT NOT NULL, clock INTEGER NOT NULL, time TEXT NOT NULL, actor TEXT NOT NULL,
        source TEXT, target TEXT, PRIMARY KEY (document, segment)
    ) STRICT, WITHOUT ROWID;
CREATE TABLE checked (
        document TEXT PRIMARY KEY, signature TEXT NOT NULL, time TEXT NOT NULL
    , seal TEXT NOT NULL DEFAULT '') STRICT, WITHOUT ROWID;
CREATE TABLE comment (
        id TEXT PRIMARY KEY, document TEXT NOT NULL, segment TEXT NOT NULL, clock INTEGER NOT NULL, time TEXT NOT NULL,
        actor TEXT NOT NULL, text TEXT NOT NULL, side TEXT NOT NULL, start INTEGER, "end" INTEGER
    ) STRICT, WITHOUT ROWID;
INSERT INTO "comment" VALUES('01a21536-e65c-77ad-b76d-672aec528f38','segments/one.tsv','3',5,'2026-11-26T00:17:29.180Z','Ann','1c4ac394023080a8dd04d336b0dd01c521708e49','',NULL,NULL);
CREATE TABLE document (
        key TEXT PRIMARY KEY, position INTEGER NOT NULL, path TEXT NOT NULL, name TEXT NOT NULL, format TEXT NOT NULL,
        source_language TEXT NOT NULL, target_language TEXT NOT NULL, digest TEXT NOT NULL, imported TEXT NOT NULL,
        imported_by TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
INSERT INTO "document" VALUES('segments/one.tsv',0,'segments/one.tsv','','tsv','zh','en','1e16b5681421eedb74b9b10bccacbeb67bd5fb3c','2026-11-26T00:17:28.337Z','Ann');
CREATE TABLE draft (
        document TEXT NOT NULL, segment TEXT NOT NULL, actor TEXT NOT NULL, text TEXT NOT NULL, time TEXT NOT NULL, seal TEXT NOT NULL DEFAULT '',
        PRIMARY KEY (document, segment, actor)
    ) STRICT, WITHOUT ROWID;
INSERT INTO "draft" VALUES('segments/one.tsv','3','Ann','Participants visited a village.','2026-11-26T00:17:29.208Z','3e95b1c53ddcda68ac0f');
CREATE TABLE event (
        id TEXT PRIMARY KEY, device TEXT NOT NULL, sequence INTEGER NOT NULL, clock INTEGER NOT NULL,
        time TEXT NOT NULL, actor TEXT NOT NULL, kind TEXT NOT NULL, document TEXT NOT NULL, segment TEXT NOT NULL,
        payload TEXT NOT NULL, previous TEXT NOT NULL, hash TEXT NOT NULL, UNIQUE (device, sequence)
    ) STRICT;
INSERT INTO "event" VALUES('01a21536-e311-71bc-ac4f-adf80bda2701','01a21536-e311-73b6-88d6-e923623ef51c',1,1,'2026-11-26T00:17:28.337Z','Ann','document.imported','segments/one.tsv','','{"digest":"1e16b5681421eedb74b9b10bccacbeb67bd5fb3c","format":"tsv","languages":["zh","en"],"name":"","path":"segments/one.tsv","position":0,"segments":4}','','f29e63f5df6cc625e756085f90b5b8c8e704ffbaa00e71785bec3c41d63e19db');
INSERT INTO "event" VALUES('01a21536-e311-7726-a430-c17660faec3c','01a21536-e311-73b6-88d6-e923623ef51c',2,2,'2026-11-26T00:17:28.337Z','Ann','segments.imported','segments/one.tsv','','{"first":0,"segments":[["1","1ccd0bce5f2c889655a1aca726f7afdfe87f5191","8b10a1ea7e44a1dcf1b58d6b4a0453f8612e1329","c43fcbefbc34b0f47d1d3683bf02ec0a24119b07",0,"translated",8],["2","1086792e7bcff024b21347d55bbbb02938f46c95","a0cbf27d7ba1e1e6eaa3a01388aec7a838e44eef","c43fcbefbc34b0f47d1d3683bf02ec0a24119b07",0,"translated",6],["3","d4e3f3557f0603f5ea0c3029af914a4aec601a03","f824322233ce3a8f6dbed8ca98582a65e8c7f2a8","c43fcbefbc34b0f47d1d3683bf02ec0a24119b07",0,"translated",4],["4","23ee4d08dbc229b52de1c3f1be17d804030f71fd","f96df7065c00b0171607be0fefa898d5ed9bcbd4","c43fcbefbc34b0f47d1d3683bf02ec0a24119b07",0,"translated",5]],"total":4}','f29e63f5df6cc625e756085f90b5b8c8e704ffbaa00e71785bec3c41d63e19db','d748531cc673097a37b409c296d123a78d3361d669990d858c80c441d8692f97');
INSERT INTO "event" VALUES('01a21536-e645-719a-8a54-8cb4c5bea90e','01a21536-e311-73b6-88d6-e923623ef51c',3,3,'2026-11-26T00:17:29.157Z','Ann','segment.revised','segments/one.tsv','1','{"base":"8b10a1ea7e44a1dcf1b58d6b4a0453f8612e1329","fixed":[["e5038567b597850ef2dd","case.month","minor",0]],"origin":"typed","status":"revised","text":"dfe98688ec4208da492d43fd9ea5c460f63af35e","words":8}','d748531cc673097a37b409c296d123a78d3361d669990d858c80c441d8692f97','27c05b752396ad349e092603262d9f1013724dc63d33611ca31e4b4d806701e0');
INSERT INTO "event" VALUES('01a21536-e654-7343-8e1b-6bac9635fcc9','01a21536-e311-73b6-88d6-e923623ef51c',4,4,'2026-11-26T00:17:29.172Z','Ann','segment.status','segments/one.tsv','1','{"source":"1ccd0bce5f2c889655a1aca726f7afdfe87f5191","status":"approved","target":"dfe98688ec4208da492d43fd9ea5c460f63af35e"}','27c05b752396ad349e092603262d9f1013724dc63d33611ca31e4b4d806701e0','cb315d2ae76b93c96ff3f132ee7d30b22de92e37ecef1841ece651f6013ced9b');
INSERT INTO "event" VALUES('01a21536-e65c-77ad-b76d-672aec528f38','01a21536-e311-73b6-88d6-e923623ef51c',5,5,'2026-11-26T00:17:29.180Z','Ann','segment.commented','segments/one.tsv','3','{"end":null,"side":"","start":null,"text":"1c4ac394023080a8dd04d336b0dd01c521708e49"}','cb315d2ae76b93c96ff3f132ee7d30b22de92e37ecef1841ece651f6013ced9b','30eb2e92df08dfff47708d8d603c5d2f121fb24d776ec78154411a368122df6e');
INSERT INTO "event" VALUES('01a21536-e664-7d25-9108-0202428c5a4b','01a21536-e311-73b6-88d6-e923623ef51c',6,6,'2026-11-26T00:17:29.188Z','Ann','finding.waived','segments/one.tsv','2','{"fingerprint":"1b086396b86a9fc7bb33","reason":"59e53831968972ef3017118f8099df894be6c334","rule":"repetition.word","scope":"place","severity":"minor"}','30eb2e92df08dfff47708d8d603c5d2f121fb24d776ec78154411a368122df6e','8b81a81735928f1d7a0b008466ed63737ee0c382f11eaf1abe4bf905d8ebfb96');
INSERT INTO "event" VALUES('01a21536-e66c-77d0-a732-9451ce435f15','01a21536-e311-73b6-88d6-e923623ef51c',7,7,'2026-11-26T00:17:29.196Z','Ann','segment.status','segments/one.tsv','4','{"comment":"a197a6df627a576f0be1f3237ed5889b4c1e6e1f","source":"23ee4d08dbc229b52de1c3f1be17d804030f71fd","status":"rejected","target":"f96df7065c00b0171607be0fefa898d5ed9bcbd4"}','8b81a81735928f1d7a0b008466ed63737ee0c382f11eaf1abe4bf905d8ebfb96','07dc2f4e03ac5cb5fe92c16126b5ce97e8e19fa645c244e1f055e3f491cf9798');
INSERT INTO "event" VALUES('01a21536-e670-7f4b-9764-9a3ac91bc3c2','01a21536-e311-73b6-88d6-e923623ef51c',8,8,'2026-11-26T00:17:29.200Z','Ann','undone','segments/one.tsv','4','{"event":"01a21536-e66c-77d0-a732-9451ce435f15"}','07dc2f4e03ac5cb5fe92c16126b5ce97e8e19fa645c244e1f055e3f491cf9798','1e08bdba449169e7a32c3d3112ea97db48e7348c1a09fade13722dbe2f8784fd');
CREATE TABLE file (
        path TEXT PRIMARY KEY, size INTEGER NOT NULL, modified INTEGER NOT NULL, digest TEXT NOT NULL
    , seal TEXT NOT NULL DEFAULT '') STRICT, WITHOUT ROWID;
INSERT INTO "file" VALUES('segments/one.tsv',281,1795652247737771416,'1e16b5681421eedb74b9b10bccacbeb67bd5fb3c','8a25fed211108e0949da');
CREATE TABLE finding (
        document TEXT NOT NULL, ordinal INTEGER NOT NULL, number INTEGER NOT NULL, segment TEXT NOT NULL,
        fingerprint TEXT NOT NULL, rule TEXT NOT NULL, severity TEXT NOT NULL, advisory INTEGER NOT NULL,
        waiver TEXT, body TEXT NOT NULL, seal TEXT NOT NULL DEFAULT '', PRIMARY KEY (document, ordinal, number)
    ) STRICT, WITHOUT ROWID;
INSERT INTO "finding" VALUES('segments/one.tsv',1,0,'2','1b086396b86a9fc7bb33','repetition.word','minor',0,'01a21536-e664-7d25-9108-0202428c5a4b','{"advisory":false,"document":"segments/one.tsv","evidence":{},"fingerprint":"1b086396b86a9fc7bb33","fixes":[["the",[[24,28,""]],true]],"message":"Usually: the. It stands twice.","path":"segments/one.tsv","related":[],"rule":"repetition.word","rule_version":1,"segment":"2","severity":"minor","source":null,"target":[21,28],"type":"linguistic-conventions/grammar"}','6f409d2a7ca90cd0405e');
INSERT INTO "finding" VALUES('segments/one.tsv',3,0,'4','2e2f21f74fed144f6796','case.month','minor',0,NULL,'{"advisory":false,"document":"segments/one.tsv","evidence":{},"fingerprint":"2e2f21f74fed144f6796","fixes":[["April",[[27,32,"April"]],true]],"message":"Usually: April. Months, weekdays and holidays take a capital.","path":"segments/one.tsv","related":[],"rule":"case.month","rule_version":1,"segment":"4","severity":"minor","source":null,"target":[27,32],"type":"linguistic-conventions/spelling"}','78eb6288963023cca6b6');
CREATE TABLE fixed (
        event TEXT NOT NULL, fingerprint TEXT NOT NULL, document TEXT NOT NULL, segment TEXT NOT NULL,
        rule TEXT NOT NULL, severity TEXT NOT NULL, by_fix INTEGER NOT NULL, clock INTEGER NOT NULL, time TEXT NOT NULL,
        actor TEXT NOT NULL, PRIMARY KEY (event, fingerprint)
    ) STRICT, WITHOUT ROWID;
INSERT INTO "fixed" VALUES('01a21536-e645-719a-8a54-8cb4c5bea90e','e5038567b597850ef2dd','segments/one.tsv','1','case.month','minor',0,3,'2026-11-26T00:17:29.157Z','Ann');
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL, seal TEXT NOT NULL DEFAULT '') STRICT, WITHOUT ROWID;
INSERT INTO "meta" VALUES('device','01a21536-e311-73b6-88d6-e923623ef51c','5411a1b648d4fe5ae206');
INSERT INTO "meta" VALUES('place','c1abc30424adfd16cc74b4a52c2bb2a2979b7d1e','18d1b10a465101ba795b');
CREATE TABLE open_in_segment (
        document TEXT NOT NULL, ordinal INTEGER NOT NULL, findings INTEGER NOT NULL, PRIMARY KEY (document, ordinal)
    ) STRICT, WITHOUT ROWID;
INSERT INTO "open_in_segment" VALUES('segments/one.tsv',3,1);
CREATE TABLE open_of_kind (
        document TEXT NOT NULL, fingerprint TEXT NOT NULL, findings INTEGER NOT NULL,
        PRIMARY KEY (document, fingerprint)
    ) STRICT, WITHOUT ROWID;
INSERT INTO "open_of_kind" VALUES('segments/one.tsv','2e2f21f74fed144f6796',1);
CREATE TABLE open_of_severity (
        document TEXT NOT NULL, advisory INTEGER NOT NULL, severity TEXT NOT NULL, findings INTEGER NOT NULL,
        PRIMARY KEY (document, advisory, severity)
    ) STRICT, WITHOUT ROWID;
INSERT INTO "open_of_severity" VALUES('segments/one.tsv',0,'minor',1);
CREATE TABLE original (digest TEXT NOT NULL UNIQUE, body BLOB NOT NULL) STRICT;
CREATE TABLE placing (
        path TEXT PRIMARY KEY, digest TEXT NOT NULL, old_path TEXT NOT NULL, old_digest TEXT NOT NULL
    , seal TEXT NOT NULL DEFAULT '') STRICT, WITHOUT ROWID;
CREATE TABLE position (
        actor TEXT PRIMARY KEY, document TEXT NOT NULL, segment TEXT NOT NULL, filter TEXT NOT NULL
    , seal TEXT NOT NULL DEFAULT '') STRICT, WITHOUT ROWID;
INSERT INTO "position" VALUES('Ann','segments/one.tsv','3','{"changed": false, "open_findings": false, "statuses": [], "text": ""}','0dc5639fd68cca0fddfe');
CREATE TABLE renamed (
        document TEXT NOT NULL, old TEXT NOT NULL, clock INTEGER NOT NULL, new TEXT NOT NULL,
        PRIMARY KEY (document, old, clock)
    ) STRICT, WITHOUT ROWID;
CREATE TABLE revision (
        id TEXT PRIMARY KEY, document TEXT NOT NULL, segment TEXT NOT NULL, clock INTEGER NOT NULL, time TEXT NOT NULL,
        actor TEXT NOT NULL, origin TEXT NOT NULL, text TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
INSERT INTO "revision" VALUES('01a21536-e645-719a-8a54-8cb4c5bea90e','segments/one.tsv','1',3,'2026-11-26T00:17:29.157Z','Ann','typed','dfe98688ec4208da492d43fd9ea5c460f63af35e');
CREATE TABLE segment (
        document TEXT NOT NULL, ordinal INTEGER NOT NULL, id TEXT NOT NULL, source TEXT NOT NULL, target TEXT NOT NULL,
        details TEXT NOT NULL, locked INTEGER NOT NULL, status TEXT NOT NULL, words INTEGER NOT NULL,
        since INTEGER NOT NULL, origin_target TEXT NOT NULL, origin_status TEXT NOT NULL, origin_words INTEGER NOT NULL,
        file_target TEXT NOT NULL, file_status TEXT NOT NULL, PRIMARY KEY (document, ordinal)
    ) STRICT, WITHOUT ROWID;
INSERT INTO "segment" VALUES('segments/one.tsv',0,'1','1ccd0bce5f2c889655a1aca726f7afdfe87f5191','dfe98688ec4208da492d43fd9ea5c460f63af35e','c43fcbefbc34b0f47d1d3683bf02ec0a24119b07',0,'approved',8,2,'8b10a1ea7e44a1dcf1b58d6b4a0453f8612e1329','translated',8,'8b10a1ea7e44a1dcf1b58d6b4a0453f8612e1329','translated');
INSERT INTO "segment" VALUES('segments/one.tsv',1,'2','1086792e7bcff024b21347d55bbbb02938f46c95','a0cbf27d7ba1e1e6eaa3a01388aec7a838e44eef','c43fcbefbc34b0f47d1d3683bf02ec0a24119b07',0,'translated',6,2,'a0cbf27d7ba1e1e6eaa3a01388aec7a838e44eef','translated',6,'a0cbf27d7ba1e1e6eaa3a01388aec7a838e44eef','translated');
INSERT INTO "segment" VALUES('segments/one.tsv',2,'3','d4e3f3557f0603f5ea0c3029af914a4aec601a03','f824322233ce3a8f6dbed8ca98582a65e8c7f2a8','c43fcbefbc34b0f47d1d3683bf02ec0a24119b07',0,'translated',4,2,'f824322233ce3a8f6dbed8ca98582a65e8c7f2a8','translated',4,'f824322233ce3a8f6dbed8ca98582a65e8c7f2a8','translated');
INSERT INTO "segment" VALUES('segments/one.tsv',3,'4','23ee4d08dbc229b52de1c3f1be17d804030f71fd','f96df7065c00b0171607be0fefa898d5ed9bcbd4','c43fcbefbc34b0f47d1d3683bf02ec0a24119b07',0,'translated',5,2,'f96df7065c00b0171607be0fefa898d5ed9bcbd4','translated',5,'f96df7065c00b0171607be0fefa898d5ed9bcbd4','translated');
CREATE TABLE tally (
        document TEXT NOT NULL, status TEXT NOT NULL, segments INTEGER NOT NULL, words INTEGER NOT NULL,
        PRIMARY KEY (document, status)
    ) STRICT, WITHOUT ROWID;
INSERT INTO "tally" VALUES('segments/one.tsv','approved',1,8);
INSERT INTO "tally" VALUES('segments/one.tsv','translated',3,15);
CREATE TABLE text (hash TEXT NOT NULL UNIQUE, body TEXT NOT NULL) STRICT;
INSERT INTO "text" VALUES('1ccd0bce5f2c889655a1aca726f7afdfe87f5191','三月，会议在长沙召开。');
INSERT INTO "text" VALUES('8b10a1ea7e44a1dcf1b58d6b4a0453f8612e1329','In march, the meeting was held in Changsha.');
INSERT INTO "text" VALUES('c43fcbefbc34b0f47d1d3683bf02ec0a24119b07','{"kind":"body"}');
INSERT INTO "text" VALUES('1086792e7bcff024b21347d55bbbb02938f46c95','会议总结了工作。');
INSERT INTO "text" VALUES('a0cbf27d7ba1e1e6eaa3a01388aec7a838e44eef','The meeting reviewed the the work.');
INSERT INTO "text" VALUES('d4e3f3557f0603f5ea0c3029af914a4aec601a03','与会者参观了村庄。');
INSERT INTO "text" VALUES('f824322233ce3a8f6dbed8ca98582a65e8c7f2a8','Participants visited the village.');
INSERT INTO "text" VALUES('23ee4d08dbc229b52de1c3f1be17d804030f71fd','四月再次开会。');
INSERT INTO "text" VALUES('f96df7065c00b0171607be0fefa898d5ed9bcbd4','Another meeting follows in april.');
INSERT INTO "text" VALUES('dfe98688ec4208da492d43fd9ea5c460f63af35e','In March, the meeting was held in Changsha.');
INSERT INTO "text" VALUES('1c4ac394023080a8dd04d336b0dd01c521708e49','Which village?');
INSERT INTO "text" VALUES('59e53831968972ef3017118f8099df894be6c334','a quotation');
INSERT INTO "text" VALUES('a197a6df627a576f0be1f3237ed5889b4c1e6e1f','Which month?');
CREATE TABLE undone (
        event TEXT PRIMARY KEY, document TEXT NOT NULL, actor TEXT NOT NULL, clock INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
INSERT INTO "undone" VALUES('01a21536-e66c-77d0-a732-9451ce435f15','segments/one.tsv','Ann',8);
CREATE TABLE waiver (
        id TEXT PRIMARY KEY, document TEXT NOT NULL, segment TEXT NOT NULL, fingerprint TEXT NOT NULL,
        rule TEXT NOT NULL, severity TEXT NOT NULL, scope TEXT NOT NULL, reason TEXT NOT NULL, clock INTEGER NOT NULL,
        time TEXT NOT NULL, actor TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
INSERT INTO "waiver" VALUES('01a21536-e664-7d25-9108-0202428c5a4b','segments/one.tsv','2','1b086396b86a9fc7bb33','repetition.word','minor','place','59e53831968972ef3017118f8099df894be6c334',6,'2026-11-26T00:17:29.188Z','Ann');
CREATE UNIQUE INDEX "idx__sqlite_migrations_migration_set_name"
    ON "_sqlite_migrations" ("migration_set", "name");
CREATE INDEX event_in_order ON event (clock, device, sequence);
CREATE INDEX event_of_segment ON event (document, segment, clock);
CREATE INDEX event_of_actor ON event (document, actor, clock);
CREATE TRIGGER event_is_never_changed BEFORE UPDATE ON event
        BEGIN SELECT RAISE(ABORT, 'an event is never changed'); END;
CREATE TRIGGER event_is_never_deleted BEFORE DELETE ON event
        BEGIN SELECT RAISE(ABORT, 'an event is never deleted'); END;
CREATE UNIQUE INDEX segment_by_id ON segment (document, id);
CREATE INDEX segment_by_status ON segment (document, status, ordinal, locked);
CREATE TRIGGER segment_added AFTER INSERT ON segment BEGIN
        INSERT INTO tally VALUES (new.document, new.status, 1, new.words)
        ON CONFLICT DO UPDATE SET segments = segments + 1, words = words + excluded.words; END;
CREATE TRIGGER segment_removed AFTER DELETE ON segment BEGIN
        UPDATE tally SET segments = segments - 1, words = words - old.words
        WHERE document = old.document AND status = old.status;
        DELETE FROM tally WHERE document = old.document AND status = old.status AND segments = 0; END;
CREATE TRIGGER segment_changed AFTER UPDATE OF status, words ON segment BEGIN
        UPDATE tally SET segments = segments - 1, words = words - old.words
        WHERE document = old.document AND status = old.status;
        INSERT INTO tally VALUES (new.document, new.status, 1, new.words)
        ON CONFLICT DO UPDATE SET segments = segments + 1, words = words + excluded.words;
        DELETE FROM tally WHERE document = old.document AND status = old.status AND segments = 0; END;
CREATE INDEX revision_of_segment ON revision (document, segment, clock);
CREATE INDEX comment_of_segment ON comment (document, segment, clock);
CREATE INDEX waiver_of_fingerprint ON waiver (fingerprint);
CREATE INDEX fixed_in_document ON fixed (document, clock);
CREATE INDEX undone_in_document ON undone (document, actor, clock);
CREATE TRIGGER finding_added AFTER INSERT ON finding WHEN new.waiver IS NULL BEGIN
        INSERT INTO open_of_kind VALUES (new.document, new.fingerprint, 1)
        ON CONFLICT DO UPDATE SET findings = findings + 1;
        INSERT INTO open_of_severity VALUES (new.document, new.advisory, new.severity, 1)
        ON CONFLICT DO UPDATE SET findings = findings + 1;
        INSERT INTO open_in_segment SELECT new.document, new.ordinal, 1 WHERE NOT new.advisory
        ON CONFLICT DO UPDATE SET findings = findings + 1; END;
CREATE TRIGGER finding_reopened AFTER UPDATE OF waiver ON finding WHEN new.waiver IS NULL AND old.waiver IS NOT NULL BEGIN
        INSERT INTO open_of_kind VALUES (new.document, new.fingerprint, 1)
        ON CONFLICT DO UPDATE SET findings = findings + 1;
        INSERT INTO open_of_severity VALUES (new.document, new.advisory, new.severity, 1)
        ON CONFLICT DO UPDATE SET findings = findings + 1;
        INSERT INTO open_in_segment SELECT new.document, new.ordinal, 1 WHERE NOT new.advisory
        ON CONFLICT DO UPDATE SET findings = findings + 1; END;
CREATE TRIGGER finding_removed AFTER DELETE ON finding WHEN old.waiver IS NULL BEGIN
        UPDATE open_of_kind SET findings = findings - 1
        WHERE document = old.document AND fingerprint = old.fingerprint;
        DELETE FROM open_of_kind WHERE document = old.document AND fingerprint = old.fingerprint AND findings = 0;
        UPDATE open_of_severity SET findings = findings - 1
        WHERE document = old.document AND advisory = old.advisory AND severity = old.severity;
        UPDATE open_in_segment SET findings = findings - 1
        WHERE document = old.document AND ordinal = old.ordinal AND NOT old.advisory;
        DELETE FROM open_in_segment WHERE document = old.document AND ordinal = old.ordinal AND findings = 0; END;
CREATE TRIGGER finding_waived AFTER UPDATE OF waiver ON finding WHEN new.waiver IS NOT NULL AND old.waiver IS NULL BEGIN
        UPDATE open_of_kind SET findings = findings - 1
        WHERE document = old.document AND fingerprint = old.fingerprint;
        DELETE FROM open_of_kind WHERE document = old.document AND fingerprint = old.fingerprint AND findings = 0;
        UPDATE open_of_severity SET findings = findings - 1
        WHERE document = old.document AND advisory = old.advisory AND severity = old.severity;
        UPDATE open_in_segment SET findings = findings - 1
        WHERE document = old.document AND ordinal = old.ordinal AND NOT old.advisory;
        DELETE FROM open_in_segment WHERE document = old.document AND ordinal = old.ordinal AND findings = 0; END;
CREATE INDEX finding_by_fingerprint ON finding (fingerprint, document);
CREATE INDEX renamed_to ON renamed (document, new, clock);
CREATE VIEW v_segment AS SELECT
        segment.document AS document,
        segment.ordinal + 1 AS place,
        segment.id AS segment,
        coalesce(source.body, '') AS source,
        coalesce(target.body, '') AS target,
        segment.status AS status,
        segment.locked AS locked,
        segment.words AS words,
        coalesce(details.body ->> 'kind', '') AS kind,
        coalesce(first.body, '') AS imported_target,
        segment.target != segment.origin_target AS changed,
        coalesce(open_in_segment.findings, 0) AS open_findings,
        (SELECT count(*) FROM comment WHERE comment.document = segment.document AND comment.segment = segment.id) AS comments,
        (SELECT event.actor FROM event WHERE event.document = segment.document AND event.segment = segment.id
            AND event.kind IN ('segment.revised', 'segment.status') AND event.clock > coalesce((
                SELECT max(renamed.clock) FROM renamed
                WHERE renamed.document = segment.document AND segment.id IN (renamed.old, renamed.new)), 0)
            AND event.id NOT IN (SELECT event FROM undone)
            ORDER BY event.clock DESC, event.device DESC, event.sequence DESC LIMIT 1) AS decided_by,
        (SELECT event.time FROM event WHERE event.document = segment.document AND event.segment = segment.id
            AND event.kind IN ('segment.revised', 'segment.status') AND event.clock > coalesce((
                SELECT max(renamed.clock) FROM renamed
                WHERE renamed.document = segment.document AND segment.id IN (renamed.old, renamed.new)), 0)
            AND event.id NOT IN (SELECT event FROM undone)
            ORDER BY event.clock DESC, event.device DESC, event.sequence DESC LIMIT 1) AS decided_at
    FROM segment LEFT JOIN text AS source ON source.hash = segment.source
    LEFT JOIN text AS target ON target.hash = segment.target
    LEFT JOIN text AS first ON first.hash = segment.origin_target
    LEFT JOIN text AS details ON details.hash = segment.details
    LEFT JOIN open_in_segment ON open_in_segment.document = segment.document
        AND open_in_segment.ordinal = segment.ordinal;
CREATE VIEW v_finding AS SELECT
        finding.document AS document,
        finding.ordinal + 1 AS place,
        finding.segment AS segment,
        finding.rule AS rule,
        finding.body ->> 'rule_version' AS rule_version,
        finding.severity AS severity,
        finding.body ->> 'type' AS type,
        finding.advisory AS advisory,
        finding.body ->> 'message' AS message,
        finding.body ->> '$.source[0]' AS source_start,
        finding.body ->> '$.source[1]' AS source_end,
        finding.body ->> '$.target[0]' AS target_start,
        finding.body ->> '$.target[1]' AS target_end,
        json_array_length(finding.body, '$.fixes') AS fixes,
        finding.waiver IS NOT NULL AS waived,
        waiver.actor AS waived_by,
        waiver.time AS waived_at,
        reason.body AS waiver_reason,
        finding.fingerprint AS fingerprint
    FROM finding LEFT JOIN waiver ON waiver.id = finding.waiver
    LEFT JOIN text AS reason ON reason.hash = waiver.reason;
CREATE VIEW v_event AS SELECT
        event.clock AS clock,
        event.device AS device,
        event.sequence AS sequence,
        event.time AS time,
        event.actor AS actor,
        event.kind AS kind,
        event.document AS document,
        event.segment AS segment,
        event.payload ->> 'status' AS status,
        coalesce(text.body, comment.body, reason.body) AS text,
        undone.event IS NOT NULL AS undone,
        event.id AS id,
        event.hash AS hash
    FROM event LEFT JOIN undone ON undone.event = event.id
    LEFT JOIN text ON text.hash = event.payload ->> 'text'
    LEFT JOIN text AS comment ON comment.hash = event.payload ->> 'comment'
    LEFT JOIN text AS reason ON reason.hash = event.payload ->> 'reason';
COMMIT;
