-- What belongs to the claims of one month: each diagnosed, inspected, invoiced with four lines and fitted with a part.
DROP TRIGGER claim_is_frozen_when_closed;
DROP TRIGGER claim_judgement_is_frozen;
UPDATE claim SET
  received_on = printf('2026-02-%02d', 1 + id % 28),
  received_at = printf('2026-02-%02d 0%d:15:00.000000', 1 + id % 28, id % 10),
  passed_at = CASE WHEN id % 11 THEN printf('2026-02-%02d 09:00:00.000000', 1 + id % 28) END,
  returned_on = CASE WHEN state = 'closed' THEN date('2026-02-01', (id % 28) || ' days', (id % 9) || ' days') END,
  technician = 'T' || (id % 12);
UPDATE claim SET comes_back_of = (SELECT before.number FROM claim before WHERE before.id = claim.id - 1),
  comeback_cause = CASE id % 3 WHEN 0 THEN 'our_work' WHEN 1 THEN 'part' ELSE '' END
WHERE id % 50 = 0;
INSERT INTO order_record (claim_number, kind, key, done_at, done_by, content)
SELECT number, 'diagnosis', 'GW/E' || (id % 40), received_at, 'T', :content FROM claim;
INSERT INTO order_record (claim_number, kind, key, done_at, done_by, content)
SELECT number, 'inspection', CASE WHEN id % 9 THEN 'passed' ELSE 'failed' END, received_at, 'P', :content FROM claim;
INSERT INTO order_record (claim_number, kind, key, done_at, done_by, content)
SELECT number, 'inspection', 'passed', received_at, 'P', :content FROM claim WHERE id % 9 = 0;
INSERT INTO invoice (number, claim_number, job, work, remedy, line_count, total_fen, net_fen, tax_fen,
  posted_at, posted_by, guarantee_until, tax_invoice_number, rounding_fen)
SELECT 'F' || id, number, :content, :content, '', 4, 9000, 8491, 509, received_at, 'C', '2026-05-01', '', 0 FROM claim;
INSERT INTO invoice_line (invoice_id, position, component, code, quantity, unit_price, list_fen,
  payer, due_fen, discount_fen, reason, approved_by)
SELECT invoice.id, place.column1, place.column2, 'x', '1', '45.00', 4500,
  CASE WHEN (invoice.id + place.column1) % 7 = 0 THEN 'goodwill'
    WHEN (invoice.id + place.column1) % 2 THEN 'customer' ELSE 'factory' END,
  CASE WHEN (invoice.id + place.column1) % 2 THEN 4500 ELSE 0 END, 0, '', 'S' || (invoice.id % 3)
FROM invoice, (VALUES (0, 'maintenance'), (1, 'spare_parts'), (2, 'remote'), (3, 'door_to_door')) place;
INSERT OR IGNORE INTO warehouse (code, kind, point_code, holder, lead_days) VALUES ('MONTH', 'bench', 'SH03', '', 0);
INSERT OR IGNORE INTO spare_part (code, record) VALUES ('M0', '{}'), ('M1', '{}'), ('M2', '{}'), ('M3', '{}');
INSERT INTO stock_move (moved_at, moved_by, document_kind, document_number, source, target, part_code, quantity,
  serial, why)
SELECT received_at, 'T', 'order', number, 'MONTH', NULL, 'M' || (id % 4), 1, '', '' FROM claim;
INSERT INTO service_call (number, number_reversed, request_key, point_code, list_point, list_group, list_order,
  item_id, about_claim, became, name_key, phone_digits, phone_reversed, received_at, kind, record, version)
SELECT 'K' || id, id, 'K' || id, point_code, point_code, 'ended', id, item_id, '', '', '', '', '', received_at,
  CASE id % 3 WHEN 0 THEN 'consultation' WHEN 1 THEN 'warranty' ELSE 'complaint' END, :content, 1 FROM claim;
ANALYZE;
