PRAGMA user_version = 3;
PRAGMA application_id = 1701733985;
BEGIN TRANSACTION;
CREATE TABLE "_sqlite_migrations" (
   "id" INTEGER PRIMARY KEY,
   "migration_set" TEXT,
   "name" TEXT,
   "applied_at" TEXT
);
INSERT INTO "_sqlite_migrations" VALUES(1,'enface','events_and_state','2026-11-25 22:56:41.060531+00:00');
INSERT INTO "_sqlite_migrations" VALUES(2,'enface','deliveries','2026-11-25 22:56:41.060963+00:00');
INSERT INTO "_sqlite_migrations" VALUES(3,'enface','seals_and_views','2026-11-26 00:15:21.487760+00:00');
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
INSERT INTO "comment" VALUES('01a214ec-edfc-7d38-8e31-aec08f06da60','segments/one.tsv','3',5,'2026-11-25T22:56:41.468Z','Ann','1c4ac394023080a8dd04d336b0dd01c521708e49','',NULL,NULL);
CREATE TABLE document (
        key TEXT PRIMARY KEY, position INTEGER NOT NULL, path TEXT NOT NULL, name TEXT NOT NULL, format TEXT NOT NULL,
        source_language TEXT NOT NULL, target_language TEXT NOT NULL, digest TEXT NOT NULL, imported TEXT NOT NULL,
        imported_by TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
INSERT INTO "document" VALUES('segments/one.tsv',0,'segments/one.tsv','','tsv','zh','en','1e16b5681421eedb74b9b10bccacbeb67bd5fb3c','2026-11-25T22:56:41.069Z','Ann');
CREATE TABLE draft (
        document TEXT NOT NULL, segment TEXT NOT NULL, actor TEXT NOT NULL, text TEXT NOT NULL, time TEXT NOT NULL, seal TEXT NOT NULL DEFAULT '',
        PRIMARY KEY (document, segment, actor)
    ) STRICT, WITHOUT ROWID;
INSERT INTO "draft" VALUES('segments/one.tsv','3','Ann','Participants visited a village.','2026-11-25T22:56:41.487Z','9bb5e5d3c96013550773');
CREATE TABLE event (
        id TEXT PRIMARY KEY, device TEXT NOT NULL, sequence INTEGER NOT NULL, clock INTEGER NOT NULL,
        time TEXT NOT NULL, actor TEXT NOT NULL, kind TEXT NOT NULL, document TEXT NOT NULL, segment TEXT NOT NULL,
        payload TEXT NOT NULL, previous TEXT NOT NULL, hash TEXT NOT NULL, UNIQUE (device, sequence)
    ) STRICT;
INSERT INTO "event" VALUES('01a214ec-ec6d-7700-91ad-c54d6d6eca51','01a214ec-ec6d-79c7-9a8f-9c7eb1b753c9',1,1,'2026-11-25T22:56:41.069Z','Ann','document.imported','segments/one.tsv','','{"digest":"1e16b5681421eedb74b9b10bccacbeb67bd5fb3c","format":"tsv","languages":["zh","en"],"name":"","path":"segments/one.tsv","position":0,"segments":4}','','2852a4cd8b3867a60ff3e63dcca8320bcfa02d3fdae0584e74d9875a1c9668d7');
INSERT INTO "event" VALUES('01a214ec-ec6d-799c-8c74-436fca956b65','01a214ec-ec6d-79c7-9a8f-9c7eb1b753c9',2,2,'2026-11-25T22:56:41.070Z','Ann','segments.imported','segments/one.tsv','','{"first":0,"segments":[["1","1ccd0bce5f2c889655a1aca726f7afdfe87f5191","8b10a1ea7e44a1dcf1b58d6b4a0453f8612e1329","c43fcbefbc34b0f47d1d3683bf02ec0a24119b07",0,"translated",8],["2","1086792e7bcff024b21347d55bbbb02938f46c95","a0cbf27d7ba1e1e6eaa3a01388aec7a838e44eef","c43fcbefbc34b0f47d1d3683bf02ec0a24119b07",0,"translated",6],["3","d4e3f3557f0603f5ea0c3029af914a4aec601a03","f824322233ce3a8f6dbed8ca98582a65e8c7f2a8","c43fcbefbc34b0f47d1d3683bf02ec0a24119b07",0,"translated",4],["4","23ee4d08dbc229b52de1c3f1be17d804030f71fd","f96df7065c00b0171607be0fefa898d5ed9bcbd4","c43fcbefbc34b0f47d1d3683bf02ec0a24119b07",0,"translated",5]],"total":4}','2852a4cd8b3867a60ff3e63dcca8320bcfa02d3fdae0584e74d9875a1c9668d7','fd7ed8605132d295443069686d832fca1dbb445ea637bdeb85d26ae4fe975775');
INSERT INTO "event" VALUES('01a214ec-edf0-75c2-9097-5bec03d6a9d6','01a214ec-ec6d-79c7-9a8f-9c7eb1b753c9',3,3,'2026-11-25T22:56:41.456Z','Ann','segment.revised','segments/one.tsv','1','{"base":"8b10a1ea7e44a1dcf1b58d6b4a0453f8612e1329","fixed":[["e5038567b597850ef2dd","case.month","minor",0]],"origin":"typed","status":"revised","text":"dfe98688ec4208da492d43fd9ea5c460f63af35e","words":8}','fd7ed8605132d295443069686d832fca1dbb445ea637bdeb85d26ae4fe975775','a30e6ea0db484386dfec8e5a313d2221738266877080d45d924c71f0e01fc9d1');
INSERT INTO "event" VALUES('01a214ec-edf8-7d7a-8d26-2dd452e34408','01a214ec-ec6d-79c7-9a8f-9c7eb1b753c9',4,4,'2026-11-25T22:56:41.464Z','Ann','segment.status','segments/one.tsv','1','{"source":"1ccd0bce5f2c889655a1aca726f7afdfe87f5191","status":"approved","target":"dfe98688ec4208da492d43fd9ea5c460f63af35e"}','a30e6ea0db484386dfec8e5a313d2221738266877080d45d924c71f0e01fc9d1','028753cdc8dd9de40747532bfd7e5cfac2ca2f58de1d19095afc72bc53c08ee0');
INSERT INTO "event" VALUES('01a214ec-edfc-7d38-8e31-aec08f06da60','01a214ec-ec6d-79c7-9a8f-9c7eb1b753c9',5,5,'2026-11-25T22:56:41.468Z','Ann','segment.commented','segments/one.tsv','3','{"end":null,"side":"","start":null,"text":"1c4ac394023080a8dd04d336b0dd01c521708e49"}','028753cdc8dd9de40747532bfd7e5cfac2ca2f58de1d19095afc72bc53c08ee0','3c4dd05047b740122df4f33fa22662ac80f1f7464efc945a2ee74455fd7e7dc6');
INSERT INTO "event" VALUES('01a214ec-ee00-7064-a328-69279998fbea','01a214ec-ec6d-79c7-9a8f-9c7eb1b753c9',6,6,'2026-11-25T22:56:41.472Z','Ann','finding.waived','segments/one.tsv','2','{"fingerprint":"1b086396b86a9fc7bb33","reason":"59e53831968972ef3017118f8099df894be6c334","rule":"repetition.word","scope":"place","severity":"minor"}','3c4dd05047b740122df4f33fa22662ac80f1f7464efc945a2ee74455fd7e7dc6','b1e2c06ef88f763629dfcc65f2a2aa0db29757dd924e71deb509564796cb80df');
INSERT INTO "event" VALUES('01a214ec-ee04-7bb7-9253-6bf1d011e5f6','01a214ec-ec6d-79c7-9a8f-9c7eb1b753c9',7,7,'2026-11-25T22:56:41.476Z','Ann','segment.status','segments/one.tsv','4','{"comment":"7314a4efc50eb02a8646799d014deda5bfa4c8ed","source":"23ee4d08dbc229b52de1c3f1be17d804030f71fd","status":"rejected","target":"f96df7065c00b0171607be0fefa898d5ed9bcbd4"}','b1e2c06ef88f763629dfcc65f2a2aa0db29757dd924e71deb509564796cb80df','f2a3092ad379846cbfbd4e08dcb502ecff81ccd997e7609b55bb845f4bafd839');
INSERT INTO "event" VALUES('01a214ec-ee0a-706f-bcd9-be88fd96d1b2','01a214ec-ec6d-79c7-9a8f-9c7eb1b753c9',8,8,'2026-11-25T22:56:41.482Z','Ann','undone','segments/one.tsv','4','{"event":"01a214ec-ee04-7bb7-9253-6bf1d011e5f6"}','f2a3092ad379846cbfbd4e08dcb502ecff81ccd997e7609b55bb845f4bafd839','36208311e8354a4f32f4ffbb68c8009669d21208b8e3e02fe22906f18aad70ed');
CREATE TABLE file (
        path TEXT PRIMARY KEY, size INTEGER NOT NULL, modified INTEGER NOT NULL, digest TEXT NOT NULL
    , seal TEXT NOT NULL DEFAULT '') STRICT, WITHOUT ROWID;
INSERT INTO "file" VALUES('segments/one.tsv',281,1795647400825543123,'1e16b5681421eedb74b9b10bccacbeb67bd5fb3c','bd4803c1dce4b37dfdb7');
CREATE TABLE finding (
        document TEXT NOT NULL, ordinal INTEGER NOT NULL, number INTEGER NOT NULL, segment TEXT NOT NULL,
        fingerprint TEXT NOT NULL, rule TEXT NOT NULL, severity TEXT NOT NULL, advisory INTEGER NOT NULL,
        waiver TEXT, body TEXT NOT NULL, seal TEXT NOT NULL DEFAULT '', PRIMARY KEY (document, ordinal, number)
    ) STRICT, WITHOUT ROWID;
INSERT INTO "finding" VALUES('segments/one.tsv',1,0,'2','1b086396b86a9fc7bb33','repetition.word','minor',0,'01a214ec-ee00-7064-a328-69279998fbea','{"advisory":false,"document":"segments/one.tsv","evidence":{},"fingerprint":"1b086396b86a9fc7bb33","fixes":[["the",[[24,28,""]],true]],"message":"Usually: the. It stands twice.","path":"segments/one.tsv","related":[],"rule":"repetition.word","rule_version":1,"segment":"2","severity":"minor","source":null,"target":[21,28],"type":"linguistic-conventions/grammar"}','6f409d2a7ca90cd0405e');
INSERT INTO "finding" VALUES('segments/one.tsv',3,0,'4','2e2f21f74fed144f6796','case.month','minor',0,NULL,'{"advisory":false,"document":"segments/one.tsv","evidence":{},"fingerprint":"2e2f21f74fed144f6796","fixes":[["April",[[27,32,"April"]],true]],"message":"Usually: April. Months, weekdays and holidays take a capital.","path":"segments/one.tsv","related":[],"rule":"case.month","rule_version":1,"segment":"4","severity":"minor","source":null,"target":[27,32],"type":"linguistic-conventions/spelling"}','78eb6288963023cca6b6');
CREATE TABLE fixed (
        event TEXT NOT NULL, fingerprint TEXT NOT NULL, document TEXT NOT NULL, segment TEXT NOT NULL,
        rule TEXT NOT NULL, severity TEXT NOT NULL, by_fix INTEGER NOT NULL, clock INTEGER NOT NULL, time TEXT NOT NULL,
        actor TEXT NOT NULL, PRIMARY KEY (event, fingerprint)
    ) STRICT, WITHOUT ROWID;
INSERT INTO "fixed" VALUES('01a214ec-edf0-75c2-9097-5bec03d6a9d6','e5038567b597850ef2dd','segments/one.tsv','1','case.month','minor',0,3,'2026-11-25T22:56:41.456Z','Ann');
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL, seal TEXT NOT NULL DEFAULT '') STRICT, WITHOUT ROWID;
INSERT INTO "meta" VALUES('device','01a214ec-ec6d-79c7-9a8f-9c7eb1b753c9','f6eb13566f1dceafb312');
INSERT INTO "meta" VALUES('place','584208b170ab11261caddc01b332747061d2c282','eefe2c6e8e15dc956363');
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
INSERT INTO "revision" VALUES('01a214ec-edf0-75c2-9097-5bec03d6a9d6','segments/one.tsv','1',3,'2026-11-25T22:56:41.456Z','Ann','typed','dfe98688ec4208da492d43fd9ea5c460f63af35e');
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
INSERT INTO "text" VALUES('7314a4efc50eb02a8646799d014deda5bfa4c8ed','Not in the source.');
CREATE TABLE undone (
        event TEXT PRIMARY KEY, document TEXT NOT NULL, actor TEXT NOT NULL, clock INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
INSERT INTO "undone" VALUES('01a214ec-ee04-7bb7-9253-6bf1d011e5f6','segments/one.tsv','Ann',8);
CREATE TABLE waiver (
        id TEXT PRIMARY KEY, document TEXT NOT NULL, segment TEXT NOT NULL, fingerprint TEXT NOT NULL,
        rule TEXT NOT NULL, severity TEXT NOT NULL, scope TEXT NOT NULL, reason TEXT NOT NULL, clock INTEGER NOT NULL,
        time TEXT NOT NULL, actor TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
INSERT INTO "waiver" VALUES('01a214ec-ee00-7064-a328-69279998fbea','segments/one.tsv','2','1b086396b86a9fc7bb33','repetition.word','minor','place','59e53831968972ef3017118f8099df894be6c334',6,'2026-11-25T22:56:41.472Z','Ann');
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
