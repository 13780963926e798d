"""Photos, further telephones, family and flags come back as they were, and a content is stored once."""

from dataclasses import replace

import pytest
from sqlalchemy import func, select

from aftersale_desktop.domain.attachments import Attachment, PendingAttachment, Proof, pending_attachment
from aftersale_desktop.domain.customers import CustomerFlag, OtherPhone, Relative
from aftersale_desktop.services.database_refusals import NotStoredError
from aftersale_desktop.services.evidence import stored_attachment
from aftersale_desktop.services.ports import ChangedMeanwhileError, StorageError
from aftersale_desktop.storage.database import Database
from aftersale_desktop.storage.rows.attachments import CONTENT
from tests.builders import CLERK, NOON, a_claim, a_customer, an_item

NUMBER = "SH03-WX-2026-000001"
PHOTO = pending_attachment("IMG_1.jpg", b"\xff\xd8\xff" + bytes(range(256)) * 400, Proof.CAUSE)
READING = pending_attachment("读数.txt", "电压 253 V".encode(), Proof.OTHER)
FAMILY = (Relative("王芳", "spouse", "137 0000 0001"), Relative("李强", "儿媳"))
PHONES = (OtherPhone("work", "021-5555 0166"), OtherPhone("前台", "138 0013 8000"))


def stored(database: Database, *attached: PendingAttachment) -> tuple[Attachment, ...]:
    with database.start_work() as work:
        if work.claims.by_number(NUMBER) is None:
            work.claims.add(a_claim())
        for one in attached:
            work.attachments.add(stored_attachment(one, NUMBER, NOON, CLERK.name), one.content)
        work.commit()
    with database.start_reading() as work:
        return work.attachments.of_claim(NUMBER)


def test_photos_and_files_come_back_byte_for_byte_in_their_order(database: Database) -> None:
    kept = stored(database, PHOTO, READING)
    assert [replace(one, id=0, added_at=NOON) for one in kept] == [
        stored_attachment(one, NUMBER, NOON, CLERK.name) for one in (PHOTO, READING)
    ]
    assert all(one.added_at == NOON for one in kept)
    with database.start_reading() as work:
        assert [work.attachments.content(one.digest) for one in kept] == [PHOTO.content, READING.content]


def test_the_same_content_is_kept_once_however_often_it_is_attached(database: Database) -> None:
    assert len(stored(database, PHOTO, replace(PHOTO, name="again.jpg"))) == 2
    with database.reading.transaction() as connection:
        assert connection.execute(select(func.count()).select_from(CONTENT)).scalar_one() == 1


def test_a_digest_nothing_has_and_a_claim_that_is_not_there_are_refused(database: Database) -> None:
    with database.start_reading() as work, pytest.raises(NotStoredError):
        work.attachments.content(PHOTO.digest)
    nowhere = stored_attachment(PHOTO, "SH03-WX-2026-999999", NOON, CLERK.name)
    with pytest.raises(StorageError), database.start_work() as work:
        work.attachments.add(nowhere, PHOTO.content)


def test_a_customer_comes_back_with_telephones_family_and_flag(database: Database) -> None:
    flag = CustomerFlag("两次预约未到", CLERK.name, NOON)
    whole = a_customer("赵琳", "139 0000 2046", phones=PHONES, family=FAMILY, flag=flag)
    with database.start_work() as work:
        added = work.customers.add(whole)
        work.items.add(an_item(added.id, 7))
        work.commit()
    with database.start_reading() as work:
        assert work.customers.by_id(added.id) == added == replace(whole, id=added.id)
        (known,) = work.items.by_number("SI-000007")
        assert known.owner == added


def test_every_telephone_leads_to_the_customer_until_it_is_taken_off(database: Database) -> None:
    with database.start_work() as work:
        before = work.customers.by_id(1)
        work.customers.save(replace(before, phones=PHONES, family=FAMILY))
        work.commit()
    with database.start_reading() as work:
        for typed in ("02155550166", "0166", "021", "13700000001", "0001"):
            assert [known.owner.id for known in work.items.by_typed(typed, 9)] == [1], typed
        assert [person.id for person in work.customers.by_phone("137-0000-0001")] == [1]
        now = work.customers.by_id(1)
    with database.start_work() as work:
        work.customers.save(replace(now, phones=(), family=()))
        work.commit()
    with database.start_reading() as work:
        assert work.items.by_typed("02155550166", 9) == ()
        assert [person.id for person in work.customers.by_phone("138 0013 8000")] == [1]


def test_an_older_version_saves_nothing_and_keeps_the_telephones(database: Database) -> None:
    with database.start_work() as work:
        read = work.customers.by_id(1)
        work.customers.save(replace(read, phones=PHONES))
        work.commit()
    with pytest.raises(ChangedMeanwhileError), database.start_work() as work:
        work.customers.save(replace(read, phones=()))
    with database.start_reading() as work:
        assert work.customers.by_id(1).phones == PHONES
        assert [person.id for person in work.customers.by_phone("02155550166")] == [1]
