PRAGMA user_version = 1;
PRAGMA application_id = 1701733985;
BEGIN TRANSACTION;
CREATE TABLE "_sqlite_migrations" (
   "id" INTEGER PRIMARY KEY,
   "migration_set" TEXT,
   "name" TEXT,
   "applied_at" TEXT
);
INSERT INTO "_sqlite_migrations" VALUES(1,'enface','events_and_state','2026-11-25 21:59:05.557128+00:00');
CREATE TABLE checked (
        document TEXT PRIMARY KEY, signature TEXT NOT NULL, time TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
CREATE TABLE comment (
        id TEXT PRIMARY KEY, document TEXT NOT NULL, segment TEXT NOT NULL, clock INTEGER NOT NULL, time TEXT NOT NULL,
        actor TEXT NOT NULL, text TEXT NOT NULL, side TEXT NOT NULL, start INTEGER, "end" INTEGER
    ) STRICT, WITHOUT ROWID;
INSERT INTO "comment" VALUES('01a214b8-33d2-7728-9067-374590ebb6be','segments/one.tsv','3',5,'2026-11-25T21:59:05.938Z','Ann','1c4ac394023080a8dd04d336b0dd01c521708e49','',NULL,NULL);
CREATE TABLE document (
        key TEXT PRIMARY KEY, position INTEGER NOT NULL, path TEXT NOT NULL, name TEXT NOT NULL, format TEXT NOT NULL,
        source_language TEXT NOT NULL, target_language TEXT NOT NULL, digest TEXT NOT NULL, imported TEXT NOT NULL,
        imported_by TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
INSERT INTO "document" VALUES('segments/one.tsv',0,'segments/one.tsv','','tsv','zh','en','1e16b5681421eedb74b9b10bccacbeb67bd5fb3c','2026-11-25T21:59:05.559Z','Ann');
CREATE TABLE draft (
        document TEXT NOT NULL, segment TEXT NOT NULL, actor TEXT NOT NULL, text TEXT NOT NULL, time TEXT NOT NULL,
        PRIMARY KEY (document, segment, actor)
    ) STRICT, WITHOUT ROWID;
INSERT INTO "draft" VALUES('segments/one.tsv','3','Ann','Participants visited a village.','2026-11-25T21:59:05.942Z');
CREATE TABLE event (
        id TEXT PRIMARY KEY, device TEXT NOT NULL, sequence INTEGER NOT NULL, clock INTEGER NOT NULL,
        time TEXT NOT NULL, actor TEXT NOT NULL, kind TEXT NOT NULL, document TEXT NOT NULL, segment TEXT NOT NULL,
        payload TEXT NOT NULL, previous TEXT NOT NULL, hash TEXT NOT NULL, UNIQUE (device, sequence)
    ) STRICT;
INSERT INTO "event" VALUES('01a214b8-3257-7167-93ec-ab0445e2ac67','01a214b8-3257-7584-a85a-e95cbbb9a91c',1,1,'2026-11-25T21:59:05.559Z','Ann','document.imported','segments/one.tsv','','{"digest":"1e16b5681421eedb74b9b10bccacbeb67bd5fb3c","format":"tsv","languages":["zh","en"],"name":"","path":"segments/one.tsv","position":0,"segments":4}','','000d7a185dfe36ca31450677fff8b9b5f2363adf6714850857569327adf4b7c5');
INSERT INTO "event" VALUES('01a214b8-3257-728d-9bcd-c1969f7a898f','01a214b8-3257-7584-a85a-e95cbbb9a91c',2,2,'2026-11-25T21:59:05.559Z','Ann','segments.imported','segments/one.tsv','','{"first":0,"segments":[["1","1ccd0bce5f2c889655a1aca726f7afdfe87f5191","8b10a1ea7e44a1dcf1b58d6b4a0453f8612e1329","c43fcbefbc34b0f47d1d3683bf02ec0a24119b07",0,"translated",8],["2","1086792e7bcff024b21347d55bbbb02938f46c95","a0cbf27d7ba1e1e6eaa3a01388aec7a838e44eef","c43fcbefbc34b0f47d1d3683bf02ec0a24119b07",0,"translated",6],["3","d4e3f3557f0603f5ea0c3029af914a4aec601a03","f824322233ce3a8f6dbed8ca98582a65e8c7f2a8","c43fcbefbc34b0f47d1d3683bf02ec0a24119b07",0,"translated",4],["4","23ee4d08dbc229b52de1c3f1be17d804030f71fd","f96df7065c00b0171607be0fefa898d5ed9bcbd4","c43fcbefbc34b0f47d1d3683bf02ec0a24119b07",0,"translated",5]],"total":4}','000d7a185dfe36ca31450677fff8b9b5f2363adf6714850857569327adf4b7c5','cca7b88861aa783df8faafe3a653ae12369f74a4d9df876fe0cc80b30316e92d');
INSERT INTO "event" VALUES('01a214b8-33c8-7039-8abf-648bceb78cf5','01a214b8-3257-7584-a85a-e95cbbb9a91c',3,3,'2026-11-25T21:59:05.928Z','Ann','segment.revised','segments/one.tsv','1','{"base":"8b10a1ea7e44a1dcf1b58d6b4a0453f8612e1329","fixed":[["e5038567b597850ef2dd","case.month","minor",0]],"origin":"typed","status":"revised","text":"dfe98688ec4208da492d43fd9ea5c460f63af35e","words":8}','cca7b88861aa783df8faafe3a653ae12369f74a4d9df876fe0cc80b30316e92d','5724d293d8d7a2bb9a2da1e36c8eac747511167a3946410e956251500dcae934');
INSERT INTO "event" VALUES('01a214b8-33d0-7fa9-80b5-6a9a38f667ae','01a214b8-3257-7584-a85a-e95cbbb9a91c',4,4,'2026-11-25T21:59:05.936Z','Ann','segment.status','segments/one.tsv','1','{"source":"1ccd0bce5f2c889655a1aca726f7afdfe87f5191","status":"approved","target":"dfe98688ec4208da492d43fd9ea5c460f63af35e"}','5724d293d8d7a2bb9a2da1e36c8eac747511167a3946410e956251500dcae934','2ed2dc8ab18608ed25eaac3d6f6f377c7db4eb149f56633096475625383e027e');
INSERT INTO "event" VALUES('01a214b8-33d2-7728-9067-374590ebb6be','01a214b8-3257-7584-a85a-e95cbbb9a91c',5,5,'2026-11-25T21:59:05.938Z','Ann','segment.commented','segments/one.tsv','3','{"end":null,"side":"","start":null,"text":"1c4ac394023080a8dd04d336b0dd01c521708e49"}','2ed2dc8ab18608ed25eaac3d6f6f377c7db4eb149f56633096475625383e027e','65a00d243119f70c3fb3b91057390f26ba79771d9d095cb20a3a6dfeed632442');
INSERT INTO "event" VALUES('01a214b8-33d4-7f83-ba26-cc569362fbdb','01a214b8-3257-7584-a85a-e95cbbb9a91c',6,6,'2026-11-25T21:59:05.940Z','Ann','finding.waived','segments/one.tsv','2','{"fingerprint":"1b086396b86a9fc7bb33","reason":"59e53831968972ef3017118f8099df894be6c334","rule":"repetition.word","scope":"place","severity":"minor"}','65a00d243119f70c3fb3b91057390f26ba79771d9d095cb20a3a6dfeed632442','9623a9941de71bb77f4167943b4f344e4cd921235d8661a43e57d05996ba7b2d');
INSERT INTO "event" VALUES('01a214b8-33d5-7c1e-8d06-399d7ef9c542','01a214b8-3257-7584-a85a-e95cbbb9a91c',7,7,'2026-11-25T21:59:05.941Z','Ann','segment.status','segments/one.tsv','4','{"comment":"7314a4efc50eb02a8646799d014deda5bfa4c8ed","source":"23ee4d08dbc229b52de1c3f1be17d804030f71fd","status":"rejected","target":"f96df7065c00b0171607be0fefa898d5ed9bcbd4"}','9623a9941de71bb77f4167943b4f344e4cd921235d8661a43e57d05996ba7b2d','70e8035174e785b8bb2035b62519e5a4bd4322f3cfa48d7944ee2b599801df08');
INSERT INTO "event" VALUES('01a214b8-33d6-7b15-a3f6-3b70ed5100c0','01a214b8-3257-7584-a85a-e95cbbb9a91c',8,8,'2026-11-25T21:59:05.942Z','Ann','undone','segments/one.tsv','4','{"event":"01a214b8-33d5-7c1e-8d06-399d7ef9c542"}','70e8035174e785b8bb2035b62519e5a4bd4322f3cfa48d7944ee2b599801df08','aa7318d1ae8414a18e481b4650fbe8037311e89b752c0edafdb263ea86a59d50');
CREATE TABLE file (
        path TEXT PRIMARY KEY, size INTEGER NOT NULL, modified INTEGER NOT NULL, digest TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
INSERT INTO "file" VALUES('segments/one.tsv',281,1795643945331433375,'1e16b5681421eedb74b9b10bccacbeb67bd5fb3c');
CREATE TABLE finding (
        document TEXT NOT NULL, ordinal INTEGER NOT NULL, number INTEGER NOT NULL, segment TEXT NOT NULL,
        fingerprint TEXT NOT NULL, rule TEXT NOT NULL, severity TEXT NOT NULL, advisory INTEGER NOT NULL,
        waiver TEXT, body TEXT NOT NULL, PRIMARY KEY (document, ordinal, number)
    ) STRICT, WITHOUT ROWID;
INSERT INTO "finding" VALUES('segments/one.tsv',1,0,'2','1b086396b86a9fc7bb33','repetition.word','minor',0,'01a214b8-33d4-7f83-ba26-cc569362fbdb','{"advisory":false,"document":"segments/one.tsv","evidence":{},"fingerprint":"1b086396b86a9fc7bb33","fixes":[["the",[[24,28,""]],true]],"message":"Usually: the. It stands twice.","path":"segments/one.tsv","related":[],"rule":"repetition.word","rule_version":1,"segment":"2","severity":"minor","source":null,"target":[21,28],"type":"linguistic-conventions/grammar"}');
INSERT INTO "finding" VALUES('segments/one.tsv',3,0,'4','2e2f21f74fed144f6796','case.month','minor',0,NULL,'{"advisory":false,"document":"segments/one.tsv","evidence":{},"fingerprint":"2e2f21f74fed144f6796","fixes":[["April",[[27,32,"April"]],true]],"message":"Usually: April. Months, weekdays and holidays take a capital.","path":"segments/one.tsv","related":[],"rule":"case.month","rule_version":1,"segment":"4","severity":"minor","source":null,"target":[27,32],"type":"linguistic-conventions/spelling"}');
CREATE TABLE fixed (
        event TEXT NOT NULL, fingerprint TEXT NOT NULL, document TEXT NOT NULL, segment TEXT NOT NULL,
        rule TEXT NOT NULL, severity TEXT NOT NULL, by_fix INTEGER NOT NULL, clock INTEGER NOT NULL, time TEXT NOT NULL,
        actor TEXT NOT NULL, PRIMARY KEY (event, fingerprint)
    ) STRICT, WITHOUT ROWID;
INSERT INTO "fixed" VALUES('01a214b8-33c8-7039-8abf-648bceb78cf5','e5038567b597850ef2dd','segments/one.tsv','1','case.month','minor',0,3,'2026-11-25T21:59:05.928Z','Ann');
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
INSERT INTO "meta" VALUES('device','01a214b8-3257-7584-a85a-e95cbbb9a91c');
INSERT INTO "meta" VALUES('place','7f73568ded5130cb436acb02b178f6c1c9e03cfd');
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
CREATE TABLE position (
        actor TEXT PRIMARY KEY, document TEXT NOT NULL, segment TEXT NOT NULL, filter TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
INSERT INTO "position" VALUES('Ann','segments/one.tsv','3','{"open_findings": false, "statuses": [], "text": ""}');
CREATE TABLE revision (
        id TEXT PRIMARY KEY, document TEXT NOT NULL, segment TEXT NOT NULL, clock INTEGER NOT NULL, time TEXT NOT NULL,
        actor TEXT NOT NULL, origin TEXT NOT NULL, text TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
INSERT INTO "revision" VALUES('01a214b8-33c8-7039-8abf-648bceb78cf5','segments/one.tsv','1',3,'2026-11-25T21:59:05.928Z','Ann','typed','dfe98688ec4208da492d43fd9ea5c460f63af35e');
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
INSERT INTO "undone" VALUES('01a214b8-33d5-7c1e-8d06-399d7ef9c542','segments/one.tsv','Ann',8);
CREATE TABLE waiver (
        id TEXT PRIMARY KEY, document TEXT NOT NULL, segment TEXT NOT NULL, fingerprint TEXT NOT NULL,
        rule TEXT NOT NULL, severity TEXT NOT NULL, scope TEXT NOT NULL, reason TEXT NOT NULL, clock INTEGER NOT NULL,
        time TEXT NOT NULL, actor TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
INSERT INTO "waiver" VALUES('01a214b8-33d4-7f83-ba26-cc569362fbdb','segments/one.tsv','2','1b086396b86a9fc7bb33','repetition.word','minor','place','59e53831968972ef3017118f8099df894be6c334',6,'2026-11-25T21:59:05.940Z','Ann');
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
COMMIT;
