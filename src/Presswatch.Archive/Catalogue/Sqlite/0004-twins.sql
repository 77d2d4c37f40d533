-- Answers of kind 3: sent to the same address under https or http, with or without "www.".
CREATE INDEX answer_twin ON answer (address) WHERE kind = 3;
