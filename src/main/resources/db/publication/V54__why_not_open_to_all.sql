-- 公开属性 comes with the draft and, where it is not 主动公开, with its reason (国办发〔2016〕80号 一(一)).
alter table publication.edition add column disclosure_reason text;
